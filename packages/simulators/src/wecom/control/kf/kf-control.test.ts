import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { call } from '../../../testing/api.ts'
import { customer, type KfWorld, startKf } from '../../../testing/kf.ts'

let world: KfWorld
beforeEach(async () => {
  world = await startKf()
})
afterEach(() => world.stop())

const post = (path: string, body: unknown) => call(`${world.simulator.url}/_sim/wecom/kf/${path}`, 'POST', body)
const get = (path: string) => call(`${world.simulator.url}/_sim/wecom/kf/${path}`)

test('a message tells its id and how its doorbell went, or does not wait for it', async () => {
  const { json } = await post('message', { from: customer, text: '在吗', name: '小雨' })
  expect(json).toMatchObject({
    external_userid: customer,
    open_kfid: world.openKfid,
    doorbell: 'delivered',
    attempts: [{ status: 200 }],
  })
  expect((await world.sync()).msg_list[0].msgid).toBe(json.msgid)
  expect((await post('message?wait=0', { from: customer, text: '二' })).json).not.toHaveProperty('doorbell')
  expect((await post('message', { from: customer, text: '三', doorbell: false })).json.doorbell).toBe('not rung')
})

test('a whole story: enter, write, wait, take, write, end', async () => {
  await post('enter', { from: customer, scene: 'web' })
  await post('message', { from: customer, type: 'image' })
  await world.trans(2)
  for (const action of ['take', 'write', 'end'])
    expect(
      (await post('servicer', { action, userid: 'lisi', customer, ...(action === 'write' && { text: '您好' }) }))
        .status,
    ).toBe(200)
  const { msg_list } = await world.sync()
  expect(msg_list.map(({ origin }: { origin: number }) => origin)).toEqual([4, 3, 4, 5, 4])
})

test('state and ledger tell everything that happened, account by account', async () => {
  const { json } = await post('message', { from: customer, text: '在吗' })
  const { msgid } = await world.send({ msgid: 'm1' })
  await world.send({ msgid: 'm1' })
  expect((await get('state')).json).toMatchObject({
    accounts: [
      { open_kfid: world.openKfid, sessions: [{ external_userid: customer, service_state: 1, sent_since: 1 }] },
      { sessions: [] },
    ],
  })
  expect((await get(`ledger?open_kfid=${world.openKfid}`)).json).toMatchObject({
    accounts: [
      {
        emitted: [{ msgid: json.msgid, external_userid: customer, origin: 3, text: '在吗' }],
        sent: [{ msgid, touser: customer, text: '您好' }],
        refused: { 95033: 1 },
        doorbells: { rung: 1, dropped: 0 },
      },
    ],
  })
  expect((await get(`sent?open_kfid=${world.openKfid}`)).json.items).toMatchObject([{ msgid }])
})

test('a message fails afterwards, an account is taken away, a burst is made', async () => {
  await post('message', { from: customer, text: '在吗' })
  const { msgid } = await world.send()
  expect((await post('fail', { msgid, fail_type: 10 })).json).toEqual({ ok: true })
  expect((await post('burst', { messages: 20, perDoorbell: 5, accounts: 2 })).json).toEqual({ emitted: 20 })
  expect((await post('assign', { assigned: false })).json).toMatchObject({ ok: true })
  expect((await world.sync()).errcode).toBe(48007)
})

describe('bad input gets a status and one clear sentence', () => {
  test.each([
    ['message', { text: 'x' }, 400, '"from" is missing'],
    ['message', { from: '../x', text: 'x' }, 400, '"from" must be an external_userid'],
    ['message', { from: customer }, 400, '"text" is missing'],
    ['message', { from: customer, text: 'x', open_kfid: 'wkNone' }, 404, 'There is no KF account'],
    ['message', { from: customer, type: 'image', content: 'x' }, 400, '"content" must be an object'],
    ['message', { from: customer, txt: 'x' }, 400, 'Unknown field "txt"'],
    ['message', { from: customer, type: 'event' }, 400, '"type" must be a kind of message'],
    ['servicer', { action: 'dance', userid: 'lisi' }, 400, '"action" must be one of: take'],
    ['servicer', { action: 'take', userid: 'lisi', customer: 'wmNone' }, 404, 'has not come to the account'],
    ['servicer', { action: 'status', userid: 'lisi', status: 'asleep' }, 400, '"status" must be one of'],
    ['fail', { msgid: 'none' }, 404, 'No message was sent'],
    ['recall', { msgid: 'none' }, 404, 'There is no message'],
    ['burst', { messages: 0 }, 400, '"messages" must be a whole number'],
    ['assign', {}, 400, '"assigned" must be true or false'],
  ])('%s %j', async (path, body, status, sentence) => {
    const answer = await post(path, body)
    expect([answer.status, answer.json.error]).toEqual([status, expect.stringContaining(sentence)])
  })
})

test('a file that is handed over is checked and comes back as it was', async () => {
  const url = `${world.simulator.url}/_sim/wecom/media`
  const bytes = Buffer.from('发票内容')
  const response = await fetch(`${url}?type=file&filename=a.txt`, { method: 'POST', body: new Uint8Array(bytes) })
  const { media_id } = Object(await response.json())
  const shown = await fetch(`${url}?media_id=${media_id}`)
  expect(shown.headers.get('content-disposition')).toContain('attachment')
  expect(Buffer.from(await shown.arrayBuffer()).equals(bytes)).toBe(true)
  expect((await call(`${url}?type=image`, 'POST', 'no picture')).status).toBe(400)
  expect((await call(`${url}?type=sticker`, 'POST', 'x')).status).toBe(400)
  expect((await call(`${url}?media_id=none`)).status).toBe(404)
})

test('reset forgets customers, messages and servicers who stopped, and keeps the accounts', async () => {
  await post('message', { from: customer, text: '在吗' })
  await post('servicer', { action: 'status', userid: 'lisi', status: 'stopped' })
  await call(`${world.simulator.url}/_sim/reset`, 'POST', {})
  const [account] = world.kf.state()
  expect(account).toMatchObject({ open_kfid: world.openKfid, sessions: [] })
  expect(account?.servicers.every(({ status }) => status === 0)).toBe(true)
  expect((await world.sync()).msg_list).toEqual([])
})
