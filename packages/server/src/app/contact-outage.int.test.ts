import { WeComCallbackCrypto } from '@yingda/wecom'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { bootDesk, testKeys } from '../testing/index.ts'

const keys = {
  WECOM_CONTACT_TOKEN: 'contactToken0123',
  WECOM_CONTACT_AES_KEY: 'ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210abcdefg',
}
const desk = await bootDesk({ env: keys })
const crypto = new WeComCallbackCrypto({
  token: keys.WECOM_CONTACT_TOKEN,
  encodingAesKey: keys.WECOM_CONTACT_AES_KEY,
  receiveId: testKeys.WECHAT_CORP_ID,
})
const database = (await desk.db.one<{ name: string }>(sql`select current_database() as name`))?.name ?? ''

async function onServer(...queries: string[]) {
  const server = new pg.Client({ connectionString: inject('postgresUrl'), connectionTimeoutMillis: 5_000 })
  await server.connect()
  for (const query of queries) await server.query(query)
  await server.end()
}
const giveBack = () => onServer(`alter database ${database} with allow_connections true`)
afterAll(giveBack)

async function tell(change: string, userId: string): Promise<[number, string]> {
  const { encrypt, ...signed } = crypto.encrypt(
    `<xml><MsgType>event</MsgType><Event>change_contact</Event><ChangeType>${change}</ChangeType><UserID>${userId}</UserID></xml>`,
  )
  const query = new URLSearchParams({
    msg_signature: signed.msgSignature,
    timestamp: String(signed.timestamp),
    nonce: signed.nonce,
  })
  const body = `<xml><ToUserName>x</ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
  const response = await fetch(`${desk.url}/wecom/callback?${query}`, { method: 'POST', body })
  return [response.status, await response.text()]
}

test('changes of the directory that are told while PostgreSQL is away are applied when it is back', async () => {
  await desk.sim.directory.change({ change: 'create_user', userid: 'NewOne', name: '新人', department: [2] })
  await onServer(
    `alter database ${database} with allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`,
  )
  await expect(desk.db.one(sql`select 1`)).rejects.toThrow()
  expect(await tell('create_user', 'NewOne')).toEqual([200, 'success'])
  expect(await tell('update_user', 'NewOne')).toEqual([200, 'success'])
  await giveBack()
  await desk.drain()
  expect(await desk.db.rows(sql`select name from directory_members where user_key = 'newone'`)).toEqual([
    { name: '新人' },
  ])
  expect(await desk.db.rows(sql`select 1 from directory_events`)).toEqual([])
})
