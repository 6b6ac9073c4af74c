import { beforeAll, expect, test } from 'vitest'
import { bootDesk } from '../../testing/index.ts'
import { botOf, customer, linkTo, type Person, staff } from '../sharing/testing/people.ts'

const desk = await bootDesk()
const site = 'https://shop.example'
const path = '/api/v3/chat/completions'
let owner: Person
let visitor: Person
let botId: string
let link: { id: string; token: string }

beforeAll(async () => {
  owner = await staff(desk, 'zhoujie', ['bot_owner'])
  botId = await botOf(owner)
  link = await linkTo(owner, botId, { allowed_origins: [site] })
  visitor = await customer(desk, owner, 'visitor')
})

const preflight = (origin: string, asked = 'authorization, content-type, x-stainless-os, x-evil') =>
  desk.app.inject({
    method: 'OPTIONS',
    url: path,
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked },
  })
const ask = (origin: string | undefined, shareToken = link.token) =>
  desk.app.inject({
    method: 'POST',
    url: path,
    headers: { authorization: `Bearer ${visitor.token}`, host: 'desk.example', ...(origin && { origin }) },
    payload: { bot_id: botId, share_token: shareToken, messages: [{ role: 'user', content: '你好' }] },
  })

test('a page of an allowed site may call, with the headers that clients of OpenAI send', async () => {
  const { statusCode, headers } = await preflight(site)
  expect(statusCode).toBe(204)
  expect(headers['access-control-allow-origin']).toBe(site)
  expect(headers['access-control-allow-headers']).toBe('authorization, content-type, x-stainless-os')
  expect(headers['access-control-allow-credentials']).toBeUndefined()
  const answer = await ask(site)
  expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([200, site])
  expect(answer.headers.vary).toContain('origin')
})

test.each(['https://elsewhere.example', 'http://shop.example', 'https://shop.example:8443', 'null'])(
  'a page of %s may not',
  async (origin) => {
    expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined()
    const answer = await ask(origin)
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'origin_not_allowed'])
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  },
)

test('programs, and the desk’s own pages, need no list', async () => {
  expect((await ask(undefined)).statusCode).toBe(200)
  expect((await ask('http://desk.example')).statusCode).toBe(200)
})

test('what a refused page did wrong can be read by it, if its site is one of ours', async () => {
  const answer = await ask(site, 'x'.repeat(32))
  expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([404, site])
})

test('with its last link a site loses its leave', async () => {
  const other = 'https://second.example'
  const { id } = await linkTo(owner, botId, { allowed_origins: [other] })
  expect((await preflight(other)).headers['access-control-allow-origin']).toBe(other)
  await owner.ask('DELETE', `/api/v1/bot-share-tokens/${id}`)
  expect((await preflight(other)).headers['access-control-allow-origin']).toBeUndefined()
})
