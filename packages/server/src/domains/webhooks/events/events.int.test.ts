import { expect, test } from 'vitest'
import { settledPlace } from '../../../feed/index.ts'
import { type Db, sql } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import { bootDesk, secondNode } from '../../../testing/index.ts'
import { startReceiver } from '../testing/receiver.ts'
import { startEvents } from './worker.ts'

const desk = await bootDesk()
const { token } = await desk.login('admin')
const receiver = await startReceiver()
const create = async (body: object = {}) =>
  (
    await desk.call('POST', '/api/webhooks', {
      token,
      body: { url: receiver.url, events: ['message.created'], ...body },
    })
  ).data.webhookId
const change = (id: string, body: object) => desk.call('PUT', `/api/webhooks/${id}`, { token, body })
const toldTo = async (id: string): Promise<string[]> =>
  (
    await desk.db.rows<{ text: string }>(sql`
      select body::json->'data'->'message'->>'content' as text from webhook_deliveries where webhook_id = ${id} order by place`)
  ).map(({ text }) => text)

test('while nobody listens nothing is read, and whoever begins to is told what happens from then on', async () => {
  await desk.say('chenjing', '之前')
  expect(await desk.db.one(sql`select xid::text from webhook_position`)).toEqual({ xid: '0' })
  const id = await create()
  await desk.say('chenjing', '之后')
  const told = await toldTo(id)
  expect(told).toContain('之后')
  expect(told).not.toContain('之前')
  await change(id, { active: false })
})

test('what happens while a webhook is inactive is not told when it is active again', async () => {
  const id = await create()
  const other = await create()
  await desk.say('sunli', '一')
  await change(id, { active: false })
  await desk.say('sunli', '二')
  await change(id, { active: true })
  await desk.say('sunli', '三')
  const fromCustomer = (told: string[]) => told.filter((text) => ['一', '二', '三'].includes(text))
  expect(fromCustomer(await toldTo(id))).toEqual(['一', '三'])
  expect(fromCustomer(await toldTo(other))).toEqual(['一', '二', '三'])
  for (const one of [id, other]) await change(one, { active: false })
})

test('of two nodes that read together one tells each message, and none is left out, whoever writes meanwhile', async () => {
  const node = await secondNode(desk)
  const id = await create()
  const first = await settledPlace(desk.db)
  const customers = ['wuting', 'zhaolei', 'wanglei', 'zhangmin', 'liufang']
  for (let n = 0; n < 60; n++) desk.sim.message({ from: customers[n % customers.length] ?? '', text: `并发 ${n}` })
  await desk.sim.drain()
  await Promise.all([desk.drain(), node.drain()])
  await desk.drain()
  const stored = await desk.db.rows<{ text: string }>(sql`
    select m.content as text from changes c join messages m on (m.session_id, m.seq) = (c.session_id, c.seq)
    where c.xid > ${first.xid}::xid8 and c.kind = 'new_message' and m.sender_type is not null order by c.xid, c.id`)
  expect(stored.length).toBeGreaterThanOrEqual(60)
  expect(await toldTo(id)).toEqual(stored.map(({ text }) => text))
  await change(id, { active: false })
})

test('a node that dies while it writes events down loses none and doubles none', async () => {
  const id = await create()
  await desk.db.run(sql`update webhooks set active = false where id = ${id}`)
  await desk.say('huangqi', '写到一半')
  await desk.db.run(sql`
    update webhooks w set active = true, since = (select (min(c.xid)::text::numeric - 1)::text::xid8 from changes c
      join messages m on (m.session_id, m.seq) = (c.session_id, c.seq) where m.content = '写到一半') where id = ${id}`)
  await desk.db.run(sql`update webhook_position set xid = '0', id = 0`)
  const dying: Db = {
    ...desk.db,
    tx: (work) =>
      desk.db.tx(async (tx) => {
        await work(tx)
        throw new Error('killed before the commit')
      }),
  }
  const log = createLog('silent')
  const node = startEvents({ db: dying, log, onAdded: () => {} })
  await node.idle()
  await node.stop()
  await desk.drain()
  expect((await toldTo(id)).filter((text) => text === '写到一半')).toEqual(['写到一半'])
})
