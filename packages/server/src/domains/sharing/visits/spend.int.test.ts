import { beforeAll, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { botOf, customer, linkTo, type Person, staff } from '../testing/people.ts'
import { admit } from './admit.ts'

const desk = await bootDesk()
const { db } = desk
let owner: Person
let botId: string
let people: (Person & { id: string })[]

beforeAll(async () => {
  owner = await staff(desk, 'zhoujie', ['bot_owner'])
  botId = await botOf(owner)
  people = [await customer(desk, owner, 'one'), await customer(desk, owner, 'two')]
})

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'let in',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
const countOf = (outcomes: readonly string[], outcome: string) => outcomes.filter((one) => one === outcome).length
const used = async (linkId: string) =>
  (await db.one<{ used: number; days: number }>(sql`
    select used, (select coalesce(sum(used), 0)::int from share_link_days where link_id = l.id) as days
    from share_links l where id = ${linkId}`)) ?? { used: -1, days: -1 }

const [rate, visitors, total] = [
  '提问过于频繁，请稍后再试',
  '今日提问次数已用完，请明天再来',
  '该分享链接的提问次数已用完',
]

test.each([
  [{ per_minute: 7 }, 7, rate],
  [{ per_visitor_day: 7 }, 7, visitors],
  [{ total: 7 }, 7, total],
])(
  'of 50 questions at once under %j exactly %i are let in, and no other is counted',
  async (settings, left, refusal) => {
    const { id: linkId, token: shareToken } = await linkTo(owner, botId, settings)
    const { token } = people[0] ?? owner
    const asked = { token, shareToken, botId, origin: undefined }
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => outcomeOf(admit(db, asked))))
    expect([countOf(outcomes, 'let in'), countOf(outcomes, refusal)]).toEqual([left, 50 - left])
    expect(await used(linkId)).toEqual({ used: left, days: left })
  },
)

test('who has used up their own day takes nothing from the others', async () => {
  const { id: linkId, token: shareToken } = await linkTo(owner, botId, { per_visitor_day: 1, total: 3 })
  const ask = (who: number) =>
    outcomeOf(admit(db, { token: people[who]?.token ?? '', shareToken, botId, origin: undefined }))
  expect([await ask(0), await ask(0), await ask(0), await ask(1)]).toEqual(['let in', visitors, visitors, 'let in'])
  expect(await used(linkId)).toEqual({ used: 2, days: 2 })
})

test('a minute later there is a new minute, and a day later a new day', async () => {
  const { id: linkId, token: shareToken } = await linkTo(owner, botId, { per_minute: 1, per_visitor_day: 1 })
  const ask = () => outcomeOf(admit(db, { token: people[0]?.token ?? '', shareToken, botId, origin: undefined }))
  expect([await ask(), await ask()]).toEqual(['let in', rate])
  await db.run(sql`update share_links set minute_since = minute_since - interval '61 seconds' where id = ${linkId}`)
  expect(await ask()).toBe(visitors)
  await db.run(sql`update share_link_days set day = day - 1 where link_id = ${linkId}`)
  expect([await ask(), await ask()]).toEqual(['let in', rate])
})

test('who may not ask is not counted', async () => {
  const { id: linkId, token: shareToken } = await linkTo(owner, botId, { allowed_origins: ['https://shop.example'] })
  const { token } = people[0] ?? owner
  const asked = { token, shareToken, botId, origin: 'https://shop.example' }
  expect(await outcomeOf(admit(db, { ...asked, token: 'eu.wrong' }))).toBe('未登录或 token 无效')
  expect(await outcomeOf(admit(db, { ...asked, shareToken: undefined }))).toBe('缺少分享凭证')
  expect(await outcomeOf(admit(db, { ...asked, botId: 'another' }))).toBe('分享链接与 bot 不匹配')
  expect(await outcomeOf(admit(db, { ...asked, origin: 'https://elsewhere.example' }))).toContain('允许的来源')
  expect(await used(linkId)).toEqual({ used: 0, days: 0 })
  expect(await outcomeOf(admit(db, asked))).toBe('let in')
  await owner.ask('DELETE', `/api/v1/bot-share-tokens/${linkId}`)
  expect(await outcomeOf(admit(db, asked))).toBe('分享链接已被吊销')
  expect(await used(linkId)).toEqual({ used: 1, days: 1 })
})

test('the owner sees how much a link was used, day by day', async () => {
  const { id: linkId, token: shareToken } = await linkTo(owner, botId)
  for (const { token } of [...people, ...people]) await admit(db, { token, shareToken, botId, origin: undefined })
  const { body } = await owner.ask('GET', `/api/v1/bot-share-tokens/${linkId}/usage`)
  const { today } = (await db.one<{ today: string }>(
    sql`select (now() at time zone 'Asia/Shanghai')::date::text as today`,
  )) ?? {
    today: '',
  }
  expect(body).toEqual({
    used: 4,
    last_used_at: expect.stringMatching(/\+00:00$/),
    days: [{ day: today, messages: 4, visitors: 2 }],
  })
})
