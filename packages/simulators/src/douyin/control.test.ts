import { afterEach, expect, test } from 'vitest'
import { call } from '../testing/api.ts'
import { startSimulator } from '../testing/simulator.ts'
import { createDouyinSimulator } from './create.ts'
import { app, customer, startDouyin } from './testing/world.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

test('lives at the address of the WeCom simulator when it stands beside it', async () => {
  const douyin = createDouyinSimulator(app)
  const wecom = await startSimulator({ beside: [douyin] })
  stops.push(() => wecom.stop())
  expect(douyin.url).toBe(wecom.url)
  const { json } = await call(`${wecom.url}/_sim/douyin/world`)
  expect(json).toMatchObject({ businesses: [{ name: '云杉数码旗舰店' }], customers: { length: 3 } })
  expect((await call(`${wecom.url}/_sim/health`)).json.ok).toBe(true)
  expect((await fetch(`${wecom.url}/douyin/avatar/${customer}.png`)).headers.get('content-type')).toBe('image/png')
})

test('is controlled by routes that refuse what they do not know', async () => {
  const { sim, stop } = await startDouyin()
  stops.push(stop)
  const post = (path: string, body: object) => call(`${sim.url}/_sim/douyin/${path}`, 'POST', body)
  expect((await post('message', { from: customer, text: '你好' })).json).toMatchObject({ delivered: true })
  expect((await post('message', { from: customer, type: 'emoji' })).json).toMatchObject({ state: 'delivered' })
  expect((await post('message?wait=0', { from: '_000new', text: 'a', name: '新人' })).json.state).toBe('delivering')
  expect((await post('enter', { from: customer })).json.delivered).toBe(true)
  expect((await post('write', { to: customer, text: '店主' })).json.delivered).toBe(true)
  expect((await post('account', { authorized: false })).json.delivered).toBe(true)
  expect((await post('burst', { messages: 5 })).json).toEqual({ emitted: 5 })
  expect((await post('faults', { latencyMs: 5 })).json).toMatchObject({ latencyMs: 5 })
  expect((await call(`${sim.url}/_sim/douyin/health`)).json.faults).toEqual({ latencyMs: 5 })
  expect(await post('faults', { latencyMss: 5 })).toMatchObject({ status: 400 })
  expect(await post('message', { from: customer })).toMatchObject({ status: 400 })
  expect(await post('message', { from: customer, type: 'fax' })).toMatchObject({ status: 400 })
  expect((await fetch(`${sim.url}/_sim/douyin/world`, { headers: { origin: 'http://elsewhere' } })).status).toBe(403)
  expect((await post('reset', {})).json).toEqual({ ok: true })
  expect((await call(`${sim.url}/_sim/douyin/deliveries`)).json).toMatchObject({ items: [] })
})
