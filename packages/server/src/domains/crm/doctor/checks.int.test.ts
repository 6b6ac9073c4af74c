import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { crmWorld } from '../testing/crm-world.ts'
import { yunkeChecks } from './checks.ts'

const world = await crmWorld({ calls: 5 })
const { db, sim } = world

beforeEach(async () => {
  await db.run(sql`truncate crm_runs`)
  await db.run(sql`delete from crm_accounts`)
  sim.reset()
})

const usual = { database: async () => db, caFile: undefined, insecureHosts: [], syncAt: {} }
async function findings(more: Partial<Parameters<typeof yunkeChecks>[0]> = {}) {
  const checks = yunkeChecks({ ...usual, ...more })
  const found = await Promise.all(checks.map(async (check) => [check.id, await check.look()] as const))
  return Object.fromEntries(found)
}

test('without an account there is nothing to complain about, nor before the desk runs', async () => {
  for (const found of [await findings(), await findings({ database: async () => undefined })]) {
    expect(Object.values(found).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
  }
})

test('an account that works and a sync that ended are told', async () => {
  await world.addAccount()
  await world.sync()
  const found = await findings()
  expect(found['yunke-accounts']).toMatchObject({ state: 'ok', found: { en: '1, of which 1 are signed in' } })
  expect(found['yunke-sync']).toMatchObject({
    state: 'ok',
    found: { en: expect.stringMatching(/^the last one was 2/) },
  })
})

test('a wrong password fails, with whose it is and nothing that signs in', async () => {
  await world.addAccount('planted-password')
  await world.sync()
  const found = await findings()
  expect(found['yunke-accounts']).toMatchObject({
    state: 'failed',
    remedy: { en: expect.stringContaining('password') },
  })
  expect(found['yunke-accounts']?.found.en).toContain('138****8000')
  expect(found['yunke-sync']).toMatchObject({ state: 'warning' })
  expect(JSON.stringify(found)).not.toMatch(/planted-password|13800138000/)
  expect(sim.counters().passwords).toBe(1)
})

test('a Yunke that cannot be reached is told with since when', async () => {
  await world.addAccount()
  sim.faults({ httpStatus: 500 })
  await world.sync()
  const { found, state } = (await findings())['yunke-accounts'] ?? {}
  expect([state, found?.en]).toEqual(['warning', expect.stringMatching(/cannot be reached, since 20/)])
})

test('nights without a sync are noticed where there should be one', async () => {
  await world.addAccount()
  await world.sync()
  await db.run(sql`update crm_runs set started_at = started_at - interval '3 days'`)
  expect((await findings())['yunke-sync']).toMatchObject({ state: 'warning' })
  expect((await findings({ syncAt: undefined }))['yunke-sync']).toMatchObject({ state: 'ok' })
})

test('hosts whose certificates are not looked at are a warning that names them', async () => {
  const found = await findings({ insecureHosts: ['crm.example.com'] })
  expect(found['yunke-certificates']).toMatchObject({ state: 'warning' })
  expect(found['yunke-certificates']?.found.en).toContain('crm.example.com')
  expect((await findings({ caFile: '/ca.pem' }))['yunke-certificates']?.found.en).toContain('YUNKE_CA_FILE')
})
