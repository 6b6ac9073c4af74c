import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import { crmWorld, system } from '../testing/crm-world.ts'
import { YunkeFault } from '../yunke/fault.ts'
import { changeAccount } from './manage.ts'
import { presentAccount } from './present.ts'
import { findAccount } from './rows.ts'
import { testLogin } from './test-login.ts'

const world = await crmWorld({ calls: 30 })
const { db, sim, crm } = world
const window = { from: new Date(Date.now() - 40 * 86_400_000), to: new Date() }

beforeEach(async () => {
  await db.run(sql`delete from crm_accounts`)
  sim.reset()
})

/** One request of its own, as another agent's screen makes it. */
async function ask(accountId: string, { open } = crm): Promise<number> {
  const account = await findAccount(db, accountId)
  if (!account) throw new Error('no account')
  const session = await open(account)
  for await (const { records } of session.calls(window, 1)) return records.length
  return 0
}

const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof YunkeFault ? error.kind : error),
  )

test('a hundred requests at the moment a login ends make one login, and all of them are answered', async () => {
  const { id } = await world.addAccount()
  expect(await ask(id)).toBe(30)
  sim.expire()
  const before = sim.counters().logins
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask(id)))
  expect(answers.filter((count) => count !== 30)).toEqual([])
  expect(sim.counters().logins - before).toBe(1)
})

test('nodes that find the login ended in the same moment share one as well', async () => {
  const { id } = await world.addAccount()
  await ask(id)
  const others = [world.node(), world.node(), world.node()]
  sim.expire()
  const before = sim.counters().logins
  await Promise.all([crm, ...others].flatMap((node) => [ask(id, node), ask(id, node)]))
  expect(sim.counters().logins - before).toBe(1)
})

test.each(['10001', '22003', '302', 'http-302', 'http-401', 'message'] as const)(
  'a login that ended is renewed, however Yunke says so: %s',
  async (deadSession) => {
    const { id } = await world.addAccount()
    await ask(id)
    sim.faults({ deadSession })
    sim.expire()
    expect(await ask(id)).toBe(30)
    expect(await findAccount(db, id)).toMatchObject({ status: 'ok', trouble: null })
  },
)

test('a login of more than a day ago is not used any more: it signs in first', async () => {
  const { id } = await world.addAccount()
  await ask(id)
  await db.run(sql`update crm_accounts set last_login_at = now() - interval '25 hours' where id = ${id}`)
  const { logins, paths } = sim.counters()
  const old = await findAccount(db, id)
  expect(old && presentAccount(old).status).toBe('login_expired')
  expect(await ask(id)).toBe(30)
  expect(sim.counters().logins - logins).toBe(1)
  // Nothing was asked with the old one.
  expect((sim.counters().paths['/pc/callLog/list'] ?? 0) - (paths['/pc/callLog/list'] ?? 0)).toBe(1)
})

test('a wrong password is tried once, and by nobody again until it is changed', async () => {
  const { id } = await world.addAccount('wrong-one')
  const kinds = await Promise.all(Array.from({ length: 20 }, () => kindOf(ask(id))))
  expect(new Set(kinds)).toEqual(new Set(['password_error']))
  expect(await kindOf(ask(id, world.node()))).toBe('password_error')
  const deps = { db, log: createLog('silent'), yunke: crm.yunke, secrets: crm.accounts }
  await expect(testLogin(deps, system, id)).rejects.toMatchObject({ code: 40911 })
  expect(sim.counters().passwords).toBe(1)
  expect(await findAccount(db, id)).toMatchObject({ status: 'password_error', trouble: 'password_error' })

  const manage = { db, secrets: crm.accounts, yunke: crm.yunke, defaultDomain: sim.url }
  await changeAccount(manage, system, id, { password: 'Yunke-2025' })
  expect(await ask(id)).toBe(30)
  expect(await findAccount(db, id)).toMatchObject({ status: 'ok', trouble: null })
})

test('a password that was changed while the old one was tried is not blamed for it', async () => {
  const { id } = await world.addAccount('wrong-one')
  sim.faults({ latencyMs: 150 })
  const trying = kindOf(ask(id))
  const manage = { db, secrets: crm.accounts, yunke: crm.yunke, defaultDomain: sim.url }
  await changeAccount(manage, system, id, { password: 'Yunke-2025' })
  await trying
  sim.faults({})
  expect(await ask(id)).toBe(30)
})

test('what cannot be reached is remembered as that, and forgotten with the next answer', async () => {
  const { id } = await world.addAccount()
  await ask(id)
  sim.faults({ httpStatus: 500 })
  expect(await kindOf(ask(id))).toBe('unreachable')
  expect(await findAccount(db, id)).toMatchObject({ status: 'ok', trouble: 'unreachable' })
  sim.faults({})
  await ask(id)
  expect(await findAccount(db, id)).toMatchObject({ trouble: null, troubleSince: null })
})

test('who has only the database has neither password nor number nor cookies', async () => {
  const { id } = await world.addAccount()
  await ask(id)
  const row = await db.one<{ text: string }>(sql`select to_json(a)::text as text from crm_accounts a where id = ${id}`)
  const account = await findAccount(db, id)
  const cookies = account && crm.accounts.cookies(account)
  expect(Object.keys(cookies ?? {}).sort()).toEqual(['JESONG_USER_ID', 'user', 'userToken'])
  for (const secret of ['Yunke-2025', '13800138000', cookies?.userToken ?? '', cookies?.user ?? '']) {
    expect(secret.length).toBeGreaterThan(8)
    expect(row?.text).not.toContain(secret)
  }
})

test('what was sealed for one account opens in no other place', async () => {
  const account = await world.addAccount()
  expect(() => crm.accounts.password({ ...account, id: 'crma_other' })).toThrow()
  expect(() => crm.accounts.password({ id: account.id, passwordSealed: account.phoneSealed })).toThrow()
})
