import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import type { Manifest, OpenChannel, RawRequest, Received } from '../../channels/channel.ts'
import { openDb, sql } from '../../platform/db.ts'
import { ApiResponse } from '../../platform/http.ts'
import { createLog } from '../../platform/log.ts'
import { testDataDir } from '../../testing/data-dir.ts'
import { testDatabase } from '../../testing/database.ts'
import { patienceMs } from '../../testing/patience.ts'
import { openInbox } from '../inbox.ts'
import { openSpool } from '../spool/spool.ts'
import { callbackRoutes } from './callback.ts'
import { openDoors } from './listener.ts'

const db = openDb({ url: (await testDatabase()).url })
const log = createLog('silent')
const spool = await openSpool(await testDataDir())
const inbox = openInbox({ db, log, spool, onCommitted: () => {}, onRung: () => {}, patienceMs })
const asked: string[] = []

const broken = () => {
  throw new Error('a bug in the channel')
}

/** A remote whose whole proof is `?key=`. */
const keyed =
  (id: string) =>
  ({ query, body }: RawRequest): Received => {
    if (query.get('key') !== id) return { verdict: 'refused', reply: text(403, 'no') }
    const remoteKey = body.toString()
    const item = { kind: 'message', msgType: 'text', text: 'x', remoteKey, customerRef: 'c' } as const
    return { verdict: 'accepted', accountId: `acc_${id}`, items: remoteKey ? [item] : [], reply: text(200, `by ${id}`) }
  }

const fake = (id: string, receive: OpenChannel['receive']): OpenChannel => ({
  manifest: manifestOf(id),
  accounts: [{ id: `acc_${id}`, externalId: id, name: id }],
  receive(request) {
    asked.push(id)
    return receive(request)
  },
  send: async () => ({}),
})

const text = (status: number, body: string) => ({ status, contentType: 'text/plain; charset=utf-8', body })
const operation = (operationId: string) => ({ operationId, query: {}, answers: {} })
const manifestOf = (id: string): Manifest => ({
  id,
  name: { zh: id, en: id },
  contractType: 'shared',
  callbackPath: '/shared',
  callbackDocs: { GET: operation(`get-${id}`), POST: operation(`post-${id}`) },
  settings: [],
  limits: { textBytes: 100 },
  sendDedupes: false,
})

const app = Fastify()
app.addSchema(ApiResponse)
const doors = [
  { path: '/shared', channelTypes: ['shared'], channels: [fake('one', keyed('one')), fake('two', keyed('two'))] },
  { path: '/broken', channelTypes: ['jd'], channels: [fake('broken', broken)] },
]
await app.register(callbackRoutes(doors, inbox, openDoors(doors, inbox, log), log))
afterAll(async () => {
  await app.close()
  await db.close()
})

async function knock(url: string, body = '') {
  asked.length = 0
  const { statusCode, payload } = await app.inject({ method: 'POST', url, payload: body })
  return { status: statusCode, body: payload, asked: asked.join(' ') }
}

const stored = async () =>
  (
    await db.rows<{ row: string }>(sql`select account_id || ' ' || remote_key as row from inbound order by xid, id`)
  ).map(({ row }) => row)

test.each(['/shared', '/channel/shared/callback'])(
  'on %s the channel whose key fits owns the request and names the account',
  async (path) => {
    const before = await stored()
    expect(await knock(`${path}?key=two`, `${path} a`)).toEqual({ status: 200, body: 'by two', asked: 'one two' })
    expect(await knock(`${path}?key=one`, `${path} a`)).toEqual({ status: 200, body: 'by one', asked: 'one' })
    expect(await stored()).toEqual([...before, `acc_two ${path} a`, `acc_one ${path} a`])
  },
)

test('a request that fits no channel was offered to all, and is refused', async () => {
  const before = await stored()
  expect(await knock('/shared?key=three', 'b')).toEqual({ status: 403, body: 'no', asked: 'one two' })
  expect(await knock('/channel/shared/callback?key=three', 'b')).toMatchObject({ status: 401, asked: 'one two' })
  expect(await stored()).toEqual(before)
})

test('an accepted request that brings nothing is answered and leaves nothing', async () => {
  const before = await stored()
  expect(await knock('/shared?key=two')).toMatchObject({ status: 200, body: 'by two' })
  expect(await stored()).toEqual(before)
})

test.each(['/broken', '/channel/jd/callback'])(
  'a bug behind %s is never a success and never a reason to give up: 503',
  async (path) => {
    expect(await knock(path, 'c')).toMatchObject({ status: 503, body: 'error' })
  },
)

test('a family of the contract without an open channel asks nobody', async () => {
  expect(await knock('/channel/wechat/callback?key=one', 'd')).toMatchObject({ status: 401, asked: '' })
})
