import { afterEach, expect, test } from 'vitest'
import { call } from '../testing/api.ts'
import { customer, startJd } from './testing/world.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

test('is controlled by routes that refuse what they do not know', async () => {
  const { sim, stop } = await startJd()
  stops.push(stop)
  const post = (path: string, body: object) => call(`${sim.url}/_sim/jd/${path}`, 'POST', body)
  expect((await post('message', { from: customer, text: '你好', orderId: '42' })).json.delivered).toBe(true)
  expect((await post('event', { from: customer, type: 'session_open' })).json.delivered).toBe(true)
  expect((await post('waiter', { to: customer, text: '我来' })).json.delivered).toBe(true)
  expect((await post('burst', { messages: 3, prefix: 'p' })).json).toEqual({ emitted: 3 })
  expect((await post('advance', { seconds: 60 })).json).toHaveProperty('now')
  expect((await post('faults', { way: 'query' })).json.way).toBe('query')
  expect(await post('faults', { way: 'pigeon' })).toMatchObject({ status: 400 })
  expect(await post('event', { from: customer, type: 'dance' })).toMatchObject({ status: 400 })
  expect((await post('webhook', {})).json).toEqual({ url: '' })
  expect((await call(`${sim.url}/_sim/jd/world`)).json).toMatchObject({ shops: [{ venderId: '10001' }] })
  expect((await call(`${sim.url}/_sim/jd/ledger`)).json).toMatchObject({ accounts: [{ account: '10001' }] })
  expect((await call(`${sim.url}/_sim/jd/sent?touser=${customer}`)).json).toMatchObject({ items: [], total: 0 })
  expect((await post('reset', {})).json).toEqual({ ok: true })
})
