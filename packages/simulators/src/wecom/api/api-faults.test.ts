import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf } from '../../testing/api.ts'
import { startSimulator } from '../../testing/simulator.ts'
import type { WeComSimulator } from '../simulator.ts'

let simulator: WeComSimulator
let api: ReturnType<typeof apiOf>

beforeEach(async () => {
  simulator = await startSimulator()
  api = apiOf(simulator.url)
})

afterEach(() => simulator.stop())

describe('message/send', () => {
  test.each([45009, -1, 40014])('answers %i on demand and sends nothing', async (sendErrcode) => {
    simulator.faults({ sendErrcode })
    expect((await api.send()).json.errcode).toBe(sendErrcode)
    expect((await api.send()).json.errcode).toBe(sendErrcode)
    expect(simulator.sent()).toEqual([])
  })

  test('fails only as many times as asked', async () => {
    simulator.faults({ sendErrcode: -1, sendErrcodeTimes: 2 })
    const codes = [await api.send(), await api.send(), await api.send()].map(({ json }) => json.errcode)
    expect(codes).toEqual([-1, -1, 0])
  })

  test('is answered late on demand', async () => {
    await api.gettoken()
    simulator.faults({ sendDelayMs: 80 })
    const startedMs = performance.now()
    expect((await api.send()).json.errcode).toBe(0)
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(75)
  })

  test.each([
    ['before', 0],
    ['after', 1],
    [true, 1],
  ])('hangs %s it is sent: the receiver has %i messages and the caller no answer', async (hangSend, sent) => {
    await call({ hangSend })
    const answer = api.send().then(
      () => 'answered',
      () => 'cut',
    )
    const probe = await api.get('get_api_domain_ip')
    expect(probe.json.errcode).toBe(0)
    await expect.poll(() => simulator.sent().length).toBe(sent)
    await simulator.stop()
    expect(await answer).toBe('cut')
    simulator = await startSimulator()
  })
})

describe('the whole API', () => {
  test('answers the HTTP status on demand', async () => {
    simulator.faults({ failHttpStatus: 503 })
    expect((await api.gettoken()).status).toBe(503)
  })

  test('answers HTML on demand, with 200 or with the status', async () => {
    simulator.faults({ htmlBody: true })
    expect(await api.gettoken()).toMatchObject({ status: 200, contentType: 'text/html', json: {} })
    simulator.faults({ failHttpStatus: 502 })
    expect(await api.gettoken()).toMatchObject({ status: 502, contentType: 'text/html' })
  })

  test('cuts the connection on demand', async () => {
    simulator.faults({ resetConnection: true })
    await expect(api.gettoken()).rejects.toThrow()
  })

  test('works again after the faults are switched off', async () => {
    simulator.faults({ failHttpStatus: 503, htmlBody: true, tokenErrcode: -1 })
    simulator.faults({})
    expect((await api.send()).json.errcode).toBe(0)
  })
})

test('a token dies early: the next call with it answers 42001, and gettoken gives another one', async () => {
  const first = (await api.gettoken()).json.access_token
  expect((await api.send()).json.errcode).toBe(0)
  simulator.faults({ tokenDiesEarly: true })
  expect((await api.send()).json.errcode).toBe(42001)
  expect((await api.send()).json.errcode).toBe(42001)
  expect((await api.gettoken()).json.access_token).not.toBe(first)
  expect((await apiOf(simulator.url).send()).json.errcode).toBe(0)
})

test('gettoken answers an errcode on demand', async () => {
  simulator.faults({ tokenErrcode: 45009 })
  expect((await api.gettoken()).json.errcode).toBe(45009)
})

async function call(faults: Record<string, unknown>): Promise<void> {
  await fetch(`${simulator.url}/_sim/wecom/faults`, { method: 'POST', body: JSON.stringify(faults) })
}
