import { expect, test } from 'vitest'
import { openDb, sql } from '../../platform/db.ts'
import { testDatabase } from '../../testing/database.ts'
import { claimGuess, giveBackGuess, rememberSource, sweepSignIn } from './attempts.ts'

const { url } = await testDatabase()
const [db, otherNode] = [openDb({ url }), openDb({ url })]
await db.run(sql`insert into agents (id, user_id, name) values ('agt_1', 'zhangsan', '张三')`)

const claims = async (count: number, of: { account: string; kind?: 'password' | 'otp'; source?: string }) => {
  const all = Array.from({ length: count }, (_, n) =>
    claimGuess(n % 2 ? db : otherNode, { kind: 'otp', source: `198.51.100.${n % 250}`, ...of }),
  )
  return (await Promise.all(all)).filter(Boolean).length
}

test('of a thousand guesses at once, from as many addresses and on two nodes, five codes are looked at', async () => {
  expect(await claims(1_000, { account: 'victim' })).toBe(5)
  expect(await claims(10, { account: 'VICTIM' })).toBe(0)
})

test('and ten passwords', async () => {
  expect(await claims(1_000, { account: 'other', kind: 'password' })).toBe(10)
})

test('strangers use up their own guesses, and not those of the address the agent comes from', async () => {
  await rememberSource(db, 'agt_1', '203.0.113.7')
  expect(await claims(50, { account: 'zhangsan' })).toBe(5)
  expect(await claims(50, { account: 'ZhangSan', source: '203.0.113.7' })).toBe(5)
})

test('a right guess is given back', async () => {
  const guess = { account: 'right', kind: 'otp', source: 'x' } as const
  for (let n = 0; n < 20; n++) {
    expect(await claimGuess(db, guess)).toBe(true)
    await giveBackGuess(db, guess)
  }
})

test('after a quarter of an hour by the clock of the database there are new guesses', async () => {
  expect(await claims(9, { account: 'later' })).toBe(5)
  await db.run(sql`update sign_in_attempts set since = now() - interval '901 seconds' where account = 'later'`)
  expect(await claims(9, { account: 'later' })).toBe(5)
})

test('what is old is swept away', async () => {
  await claims(1, { account: 'old' })
  await db.run(sql`update sign_in_attempts set since = now() - interval '901 seconds' where account = 'old'`)
  await db.run(sql`update sign_in_sources set seen_at = now() - interval '91 days'`)
  await sweepSignIn(db)
  expect(await db.rows(sql`select 1 from sign_in_attempts where account = 'old'`)).toEqual([])
  expect(await db.rows(sql`select 1 from sign_in_sources`)).toEqual([])
  expect(await db.rows(sql`select 1 from sign_in_attempts where account = 'later'`)).toHaveLength(1)
})
