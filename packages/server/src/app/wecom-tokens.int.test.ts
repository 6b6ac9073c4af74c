import { createWeComSimulator } from '@yingda/simulators'
import { WeComClient } from '@yingda/wecom'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Db, openDb, sql } from '../platform/db.ts'
import { openSealer } from '../platform/sealed.ts'
import { testDatabase } from '../testing/database.ts'
import { testKeys } from '../testing/index.ts'
import { openWeComTokens } from './wecom-tokens.ts'

const { url } = await testDatabase()
const sim = createWeComSimulator({
  corpId: testKeys.WECHAT_CORP_ID,
  agentId: Number(testKeys.WECHAT_AGENT_ID),
  secret: testKeys.WECHAT_SECRET,
  callbackToken: testKeys.WECOM_CALLBACK_TOKEN,
  encodingAesKey: testKeys.WECOM_ENCODING_AES_KEY,
})
await sim.start()
const dbs: Db[] = []
afterAll(async () => {
  await sim.stop()
  for (const db of dbs) await db.close()
})

let fetched = 0
const counting: typeof fetch = (input, init) => {
  if (String(input).includes('/gettoken')) fetched += 1
  return fetch(input, init)
}

/** A node: connections and a memory of its own, and two clients of one secret, as two channels have. */
function node(sealingKey = 'a key of the tests that is long enough') {
  const db = openDb({ url, max: 5 })
  dbs.push(db)
  const tokenStore = openWeComTokens({ db, sealer: openSealer([sealingKey]) })
  const { WECHAT_CORP_ID: corpId, WECHAT_SECRET: secret } = testKeys
  const options = { corpId, secret, apiBase: sim.url, tokenStore, fetch: counting }
  return { db, tokenStore, clients: [new WeComClient(options), new WeComClient(options)] as const }
}
const nodes = [node(), node()] as const
const [first, second] = nodes
const asks = (client: WeComClient) => client.members.get('zhangsan')
const stored = () =>
  first.db.one<{ sealed: string; leased: boolean }>(sql`
  select sealed, lease_until is not null as leased from wecom_tokens`)

beforeEach(async () => {
  await first.clients[0].token.clearTokenCache()
  await second.clients[0].token.clearTokenCache()
  await first.db.run(sql`truncate wecom_tokens`)
  fetched = 0
})

test('two nodes that make a hundred calls at once without a token fetch one', async () => {
  const all = nodes.flatMap(({ clients }) =>
    clients.flatMap((client) => Array.from({ length: 25 }, () => asks(client))),
  )
  const answers = await Promise.all(all)
  expect(answers).toHaveLength(100)
  expect(fetched).toBe(1)
  expect((await stored())?.leased).toBe(false)
})

test('a token that died early is replaced once for all nodes', async () => {
  await Promise.all(nodes.map(({ clients }) => asks(clients[0])))
  sim.faults({ tokenDiesEarly: true })
  await Promise.all(nodes.flatMap(({ clients }) => clients.map(asks)))
  expect(fetched).toBe(2)
})

test('what is stored is sealed: neither the token nor the secret is there to be read', async () => {
  const token = await first.clients[0].token.getAccessToken()
  const row = JSON.stringify(await first.db.rows(sql`select * from wecom_tokens`))
  expect(row).toContain('s1.')
  expect(row).not.toContain(token)
  expect(row).not.toContain(testKeys.WECHAT_SECRET)
})

test('a token that was sealed by a key that is gone is fetched anew', async () => {
  await first.clients[0].token.getAccessToken()
  const other = node('another key of the tests, long enough too')
  await other.clients[0].token.getAccessToken()
  expect(fetched).toBe(2)
})

test('whoever waits for a node that died while it fetched goes on when its lease is over', async () => {
  await first.clients[0].token.getAccessToken()
  await first.db.run(sql`update wecom_tokens set sealed = null, lease_until = now() + interval '300 milliseconds'`)
  await second.clients[0].token.getAccessToken()
  expect(fetched).toBe(2)
})
