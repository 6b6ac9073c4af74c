import { afterEach, expect, test } from 'vitest'
import { startSimulator } from '../testing/simulator.ts'
import { besideWeCom } from './beside.ts'
import { createYunkeSimulator } from './simulator.ts'
import { logIn, send } from './testing/api.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

test('lives at the address of the WeCom simulator when it stands beside it', async () => {
  const wecom = await startSimulator({ beside: [besideWeCom({})] })
  stops.push(() => wecom.stop())
  expect((await logIn(wecom.url)).json.code).toBe('10000')
  expect((await send(`${wecom.url}/_sim/health`, {})).json.ok).toBe(true)
  const { json } = await send(`${wecom.url}/_sim/yunke/world`, {})
  expect(json).toMatchObject({ companies: [{ origin: wecom.url, calls: 500 }, { origin: expect.any(String) }] })
})

test('is controlled by routes that refuse what they do not know', async () => {
  const sim = createYunkeSimulator({ calls: 0 })
  await sim.start()
  stops.push(() => sim.stop())
  const post = (path: string, body: object) => send(`${sim.url}/_sim/yunke/${path}`, {}, body)
  expect((await post('call', { phone: '13900000001', incoming: true })).json).toMatchObject({ incomingCall: 1 })
  expect((await send(`${sim.url}/_sim/yunke/calls?phone=13900000001`, {})).json.total).toBe(1)
  expect((await post('faults', { latencyMs: 5 })).json).toMatchObject({ latencyMs: 5 })
  expect(await post('faults', { latencyMss: 5 })).toMatchObject({
    status: 400,
    json: { error: expect.stringContaining('latencyMss') },
  })
  await logIn(sim.url)
  expect((await post('expire', {})).json).toEqual({ ended: 1 })
  expect((await post('reset', {})).json).toEqual({ ok: true })
  expect((await send(`${sim.url}/_sim/yunke/calls`, {})).json.total).toBe(0)
  expect((await fetch(`${sim.url}/_sim/yunke/world`, { headers: { origin: 'http://elsewhere' } })).status).toBe(403)
})

test('makes as many calls as are asked for, the same ones for the same seed', async () => {
  const now = () => Date.UTC(2025, 10, 21)
  const rows = () => createYunkeSimulator({ calls: 2_000, now }).rows()
  expect(rows()).toHaveLength(2_000)
  expect(rows()).toEqual(rows())
})
