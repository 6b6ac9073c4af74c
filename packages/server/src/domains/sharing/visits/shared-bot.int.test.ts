import { beforeAll, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { botOf, customer, linkTo, type Person, staff } from '../testing/people.ts'
import { frameOrigins } from './origins.ts'

const desk = await bootDesk()
let owner: Person
let visitor: Person

beforeAll(async () => {
  owner = await staff(desk, 'zhoujie', ['bot_owner'])
  visitor = await customer(desk, owner, 'visitor')
})

const open = (token: string) => visitor.ask('GET', `/api/v1/public/bot-share/${token}`)
const told = ({ status, body }: { status: number; body: { detail?: unknown } }) => [status, body.detail]

test('of everything about a bot its customers are told the safe parts', async () => {
  const safe = { language: 'zh-CN', enable_thinking: false, enable_memori: true, tool_response: false }
  const secret = {
    prompt: 'planted prompt',
    system_prompt: 'planted too',
    handoff: { words: ['planted'] },
    自定义: 'planted',
  }
  const shown = { avatar_url: '/a.png', welcome: '您好', suggested_questions: ['退款要多久？'] }
  const botId = await botOf(owner, { ...safe, ...secret, ...shown }, '小应')
  const { status, body, headers } = await open((await linkTo(owner, botId)).token)
  expect([status, body]).toEqual([200, { bot_id: botId, bot_uuid: botId, name: '小应', ...shown, settings: safe }])
  expect(JSON.stringify(body)).not.toContain('planted')
  expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer'])
})

test('what was not set is null, and older names are read where the newer ones are empty', async () => {
  const bare = await open((await linkTo(owner, await botOf(owner))).token)
  expect(bare.body).toMatchObject({ avatar_url: null, welcome: null, suggested_questions: null, settings: {} })
  const older = { welcome: '', welcome_message: '欢迎', suggested_questions: [], guide_questions: ['怎么退款？'] }
  const { body } = await open((await linkTo(owner, await botOf(owner, older))).token)
  expect(body).toMatchObject({ welcome: '欢迎', suggested_questions: ['怎么退款？'] })
})

test('unknown, revoked and over are told apart, revoked before over', async () => {
  const botId = await botOf(owner)
  const over = await linkTo(owner, botId, { expires_at: '2001-01-01T00:00:00Z' })
  const both = await linkTo(owner, botId, { expires_at: '2001-01-01T00:00:00Z' })
  await owner.ask('DELETE', `/api/v1/bot-share-tokens/${both.id}`)
  expect(told(await open('x'.repeat(32)))).toEqual([404, '分享链接无效'])
  expect(told(await open('%00'))).toEqual([404, '分享链接无效'])
  expect(told(await open(over.token))).toEqual([403, '分享链接已过期'])
  expect(told(await open(both.token))).toEqual([403, '分享链接已被吊销'])
})

test('a link is over at its moment, by the clock of the database, and never when none was set', async () => {
  const { id, token } = await linkTo(owner, await botOf(owner))
  const expire = (seconds: number) =>
    desk.db.run(sql`update share_links set expires_at = now() + ${seconds}::int * interval '1 second' where id = ${id}`)
  expect((await open(token)).status).toBe(200)
  await expire(60)
  expect((await open(token)).status).toBe(200)
  await expire(0)
  expect(told(await open(token))).toEqual([403, '分享链接已过期'])
})

test('links go with their bot', async () => {
  const botId = await botOf(owner)
  const { token } = await linkTo(owner, botId)
  expect((await owner.ask('DELETE', `/api/v1/bots/${botId}`)).status).toBe(200)
  expect(told(await open(token))).toEqual([404, '分享链接无效'])
})

test('opening a page uses nothing up', async () => {
  const botId = await botOf(owner)
  const { token } = await linkTo(owner, botId, { total: 1 })
  for (let time = 0; time < 3; time++) expect((await open(token)).status).toBe(200)
  const { body } = await owner.ask('GET', `/api/v1/bots/${botId}/share-links`)
  expect(body.items[0].used).toBe(0)
})

test('the sites that may frame the page are those of a link that lives', async () => {
  const sites = ['https://shop.example', 'http://localhost:3000']
  const { id, token } = await linkTo(owner, await botOf(owner), { allowed_origins: sites })
  expect(await frameOrigins(desk.db, token)).toEqual(sites)
  await owner.ask('DELETE', `/api/v1/bot-share-tokens/${id}`)
  expect(await frameOrigins(desk.db, token)).toEqual([])
  expect(await frameOrigins(desk.db, 'unknown')).toEqual([])
})
