import { createWeComSimulator } from '@yingda/simulators'
import { WeComClient } from '@yingda/wecom'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { loadChannels } from '../channels/load.ts'
import { openDb, sql } from '../platform/db.ts'
import { createLog } from '../platform/log.ts'
import type { Worker } from '../platform/worker.ts'
import { testDatabase } from '../testing/database.ts'
import { testKeys } from '../testing/index.ts'
import { type OpenAccounts, openAccounts } from './accounts.ts'

const db = openDb({ url: (await testDatabase()).url })
const { WECHAT_CORP_ID: corpId, WECHAT_SECRET: secret, WECHAT_AGENT_ID: agentId } = testKeys
const sim = createWeComSimulator({
  ...{ corpId, secret, agentId: Number(agentId) },
  callbackToken: testKeys.WECOM_CALLBACK_TOKEN,
  encodingAesKey: testKeys.WECOM_ENCODING_AES_KEY,
})
await sim.start()
const { kf } = new WeComClient({ corpId, secret, apiBase: sim.url })
const openKfId = sim.kf.state()[0]?.open_kfid ?? ''
const accountId = `acc_wecom-kf_${openKfId}`
const workers: Worker[] = []
afterAll(async () => {
  for (const worker of workers) await worker.stop()
  await sim.stop()
  await db.close()
})
beforeEach(() => db.run(sql`delete from channel_accounts`))

const clock = { ms: 0 }

async function open(): Promise<OpenAccounts & { later(): Promise<void> }> {
  const accounts = await openAccounts({
    db,
    log: createLog('silent'),
    channels: await loadChannels(),
    settings: { ...testKeys, WECHAT_API_BASE: sim.url },
    now: () => clock.ms,
  })
  const worker = accounts.startDiscovery(() => {})
  workers.push(worker)
  await worker.idle()
  return {
    ...accounts,
    async later() {
      clock.ms += 5_000
      worker.poke()
      await worker.idle()
    },
  }
}
const canSend = (accounts: OpenAccounts) => accounts.lanes().map((lane) => lane.accountId)

test('an account that is taken away is not fetched any more, and is again when it is given back', async () => {
  const accounts = await open()
  expect(accounts.pulled()).toContain(accountId)
  void sim.kf.assign({ open_kfid: openKfId, assigned: false })
  await expect(accounts.pull({ accountId, cursor: undefined, key: undefined })).rejects.toMatchObject({ kind: 'auth' })
  await accounts.later()
  expect([...accounts.pulled(), ...accounts.handled()]).not.toContain(accountId)
  expect(canSend(accounts)).toContain(accountId)
  void sim.kf.assign({ open_kfid: openKfId, assigned: true })
  accounts.heard([accountId])
  await accounts.later()
  expect(accounts.pulled()).toContain(accountId)
})

test('a doorbell of an account that nobody knows yet leads to a listing soon, and one of a known account to none', async () => {
  const accounts = await open()
  const added = `acc_wecom-kf_${await kf.accounts.add({ name: '售后', mediaId: '' })}`
  accounts.heard([accountId])
  await accounts.later()
  expect(accounts.pulled()).not.toContain(added)
  accounts.heard([added])
  await accounts.later()
  expect(accounts.pulled()).toContain(added)
})

test('an account of the app is told apart by its company, and keeps the id that it was stored with before', async () => {
  expect(canSend(await open())).toContain(`acc_wecom-app_${corpId}_${agentId}`)
  await db.run(sql`update channel_accounts set id = ${`acc_wecom-app_${agentId}`} where channel_id = 'wecom-app'`)
  const accounts = await open()
  expect(canSend(accounts)).toContain(`acc_wecom-app_${agentId}`)
  expect(canSend(accounts)).not.toContain(`acc_wecom-app_${corpId}_${agentId}`)
  expect(await db.rows(sql`select id from channel_accounts where channel_id = 'wecom-app'`)).toHaveLength(1)
})
