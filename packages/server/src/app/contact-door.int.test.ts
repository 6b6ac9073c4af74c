import { WeComCallbackCrypto } from '@yingda/wecom'
import { expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { bootDesk, openSocket, testKeys } from '../testing/index.ts'

const keys = {
  WECOM_CONTACT_TOKEN: 'contactToken0123',
  WECOM_CONTACT_AES_KEY: 'ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210abcdefg',
}
const desk = await bootDesk({ env: keys })
const admin = await desk.login('admin')
const agent = await desk.login('zhangsan')
await desk.call('POST', '/api/directory/sync', { token: admin.token, body: {} })
await desk.drain()

const cryptoOf = (token: string, encodingAesKey: string) =>
  new WeComCallbackCrypto({ token, encodingAesKey, receiveId: testKeys.WECHAT_CORP_ID })
const helper = cryptoOf(keys.WECOM_CONTACT_TOKEN, keys.WECOM_CONTACT_AES_KEY)

/** What WeCom posts; resolves when the desk has nothing left to do with it. */
async function tell(fields: Record<string, string>, crypto = helper): Promise<[number, string]> {
  const inner = Object.entries({ Event: 'change_contact', MsgType: 'event', ...fields })
  const { encrypt, ...signed } = crypto.encrypt(
    `<xml>${inner.map(([name, text]) => `<${name}><![CDATA[${text}]]></${name}>`).join('')}</xml>`,
  )
  const query = new URLSearchParams({
    msg_signature: signed.msgSignature,
    timestamp: String(signed.timestamp),
    nonce: signed.nonce,
  })
  const body = `<xml><ToUserName>x</ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
  const response = await fetch(`${desk.url}/wecom/callback?${query}`, { method: 'POST', body })
  await desk.drain()
  return [response.status, await response.text()]
}
const member = (key: string) =>
  desk.db.one<{ id: number; name: string; is_active: boolean; department_ids: number[] }>(sql`
    select id, name, is_active, department_ids from directory_members where user_key = ${key}`)
const waiting = () => desk.db.rows(sql`select 1 from directory_events`)

test('a member who joins or moves is fetched and stored, also when only ids are told', async () => {
  await desk.sim.directory.change({ change: 'create_user', userid: 'NewOne', name: '新人', department: [2] })
  expect(await tell({ ChangeType: 'create_user', UserID: 'NewOne', Department: '2' })).toEqual([200, 'success'])
  expect(await member('newone')).toMatchObject({ name: '新人', is_active: true, department_ids: [2] })
  await desk.sim.directory.change({ change: 'update_user', userid: 'NewOne', department: [3] })
  await tell({ ChangeType: 'update_user', UserID: 'NewOne', Department: '3' })
  expect(await member('newone')).toMatchObject({ department_ids: [3] })
  const links = await desk.db.rows(sql`
    select department_id from directory_member_departments where user_key = 'newone'`)
  expect(links).toEqual([{ department_id: 3 }])
  expect(await waiting()).toEqual([])
})

test('a member with a new userid stays the same row', async () => {
  const before = await member('newone')
  await desk.sim.directory.change({ change: 'update_user', userid: 'NewOne', newUserid: 'Renamed' })
  await tell({ ChangeType: 'update_user', UserID: 'NewOne', NewUserID: 'Renamed' })
  expect(await member('newone')).toBeUndefined()
  expect(await member('renamed')).toEqual(before)
})

test('a member who leaves is inactive at once, their sign-in ends and their screens are closed', async () => {
  const screen = openSocket(desk.url, 'zhangsan', `?token=${agent.token}`)
  const other = openSocket(desk.url, 'admin', `?token=${admin.token}`)
  for (const socket of [screen, other]) await socket.next(({ type }) => type === 'ready')
  await desk.sim.directory.change({ change: 'delete_user', userid: 'zhangsan' })
  await tell({ ChangeType: 'delete_user', UserID: 'ZhangSan' })
  expect(await member('zhangsan')).toMatchObject({ is_active: false })
  expect(await desk.call('GET', '/api/agents/me', { token: agent.token })).toMatchObject({ status: 401 })
  expect(await screen.closed()).toBe(4401)
  const heard = ({ frames }: typeof screen) =>
    frames.map(({ type }) => type).filter((type) => type !== 'agent_status_changed')
  expect([heard(screen), heard(other), other.ws.readyState]).toEqual([['ready'], ['ready'], other.ws.OPEN])
  await other.close()
})

test('departments come, change and go', async () => {
  const department = () =>
    desk.db.one(sql`select name, archived_at is null as kept from directory_departments where wechat_dept_id = 77`)
  await desk.sim.directory.change({ change: 'create_party', id: 77, name: '新部门', parentid: 1 })
  await tell({ ChangeType: 'create_party', Id: '77', ParentId: '1' })
  expect(await department()).toEqual({ name: '新部门', kept: true })
  await desk.sim.directory.change({ change: 'update_party', id: 77, name: '改名' })
  await tell({ ChangeType: 'update_party', Id: '77' })
  expect(await department()).toEqual({ name: '改名', kept: true })
  await desk.sim.directory.change({ change: 'delete_party', id: 77 })
  await tell({ ChangeType: 'delete_party', Id: '77' })
  expect(await department()).toEqual({ name: '改名', kept: false })
})

test('what cannot be fetched now waits and is tried again', async () => {
  desk.sim.faults({ failHttpStatus: 502 })
  await tell({ ChangeType: 'update_user', UserID: 'lisi' })
  expect(await waiting()).toHaveLength(1)
  desk.sim.faults({})
  await desk.db.run(sql`update directory_events set next_attempt_at = now()`)
  await tell({ ChangeType: 'update_user', UserID: 'liuyang' })
  expect(await waiting()).toEqual([])
})

test('tags, other events and unknown kinds are answered and change nothing', async () => {
  for (const fields of [
    { ChangeType: 'update_tag', TagId: '1' },
    { ChangeType: 'toString', UserID: 'lisi' },
    { ChangeType: 'update_user' },
    { ChangeType: 'delete_party', Id: '1 or 1' },
    { ChangeType: 'delete_user', UserID: 'lisi', Event: 'subscribe' },
  ]) {
    expect(await tell(fields)).toEqual([200, 'success'])
  }
  expect(await waiting()).toEqual([])
  expect(await member('lisi')).toMatchObject({ is_active: true })
})

test('keys that are not the helper’s change nothing: the app’s own are no proof for it, and others are refused', async () => {
  const app = cryptoOf(testKeys.WECOM_CALLBACK_TOKEN, testKeys.WECOM_ENCODING_AES_KEY)
  await tell({ ChangeType: 'delete_user', UserID: 'lisi', FromUserName: 'sys', ToUserName: 'x', CreateTime: '1' }, app)
  const foreign = cryptoOf('another', keys.WECOM_CONTACT_AES_KEY)
  expect(await tell({ ChangeType: 'delete_user', UserID: 'lisi' }, foreign)).toEqual([403, 'error'])
  expect(await member('lisi')).toMatchObject({ is_active: true })
})
