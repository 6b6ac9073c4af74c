import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf, call } from '../../testing/api.ts'
import { credentials, startSimulator } from '../../testing/simulator.ts'
import type { WeComSimulator } from '../simulator.ts'

const contact = { secret: 'helper-secret', callbackToken: 'helperToken', encodingAesKey: 'z'.repeat(43) }
let simulator: WeComSimulator
let api: ReturnType<typeof apiOf>

beforeEach(async () => {
  simulator = await startSimulator({ contact, otherApps: [{ agentId: 1000003, secret: 'other-secret' }] })
  api = apiOf(simulator.url)
})

afterEach(() => simulator.stop())

const codes = async (times: number) => {
  const answers = []
  for (let i = 0; i < times; i += 1) answers.push((await api.get('get_api_domain_ip')).json.errcode)
  return answers
}

describe('each secret has its own token', () => {
  test('which names its app: another app cannot send in its name', async () => {
    const other = apiOf(simulator.url, 'other-secret')
    expect((await other.gettoken()).json.access_token).not.toBe((await api.gettoken()).json.access_token)
    expect((await other.send()).json.errcode).toBe(40056)
    expect((await other.send({ agentid: 1000003 })).json.errcode).toBe(0)
  })

  test('and the contact helper cannot send at all', async () => {
    expect((await apiOf(simulator.url, contact.secret).send()).json.errcode).toBe(48002)
  })

  test('one of them dying early leaves the others alive', async () => {
    const other = apiOf(simulator.url, 'other-secret')
    await other.get('get_api_domain_ip')
    simulator.faults({ tokenDiesEarly: true })
    expect(await codes(2)).toEqual([42001, 42001])
    expect((await other.get('get_api_domain_ip')).json.errcode).toBe(0)
  })
})

test('an address that is not trusted gets 60020 on every call but gettoken', async () => {
  simulator.rules({ trustedIps: ['203.0.113.9'] })
  const { errcode, errmsg } = (await api.get('get_api_domain_ip')).json
  expect(errcode).toBe(60020)
  expect(errmsg).toContain('from ip: 127.0.0.1')
  simulator.rules({ trustedIps: ['127.0.0.1'] })
  expect(await codes(1)).toEqual([0])
})

describe('too many calls of one API', () => {
  test('in a minute block it for a minute, and no other API', async () => {
    simulator.rules({ callsPerMinute: 2 })
    expect(await codes(4)).toEqual([0, 0, 45009, 45009])
    expect((await api.get('department/list')).json.errcode).toBe(0)
    simulator.advance(59)
    expect(await codes(1)).toEqual([45009])
    simulator.advance(2)
    expect(await codes(1)).toEqual([0])
  })

  test('in an hour block it for an hour', async () => {
    simulator.rules({ callsPerHour: 1 })
    expect(await codes(2)).toEqual([0, 45009])
    simulator.advance(3_500)
    expect(await codes(1)).toEqual([45009])
    simulator.advance(101)
    expect(await codes(1)).toEqual([0])
  })

  test('do not count when they send messages of the app', async () => {
    simulator.rules({ callsPerMinute: 1 })
    for (let i = 0; i < 3; i += 1) expect((await api.send()).json.errcode).toBe(0)
  })

  test('at the same time answer 45033', async () => {
    await api.gettoken()
    await codes(1)
    simulator.rules({ parallelCalls: 1 })
    simulator.faults({ api: '/cgi-bin/get_api_domain_ip', delayMs: 100 })
    const both = await Promise.all([codes(1), codes(1)])
    expect(both.flat().sort()).toEqual([0, 45033])
    expect(await codes(1)).toEqual([0])
  })
})

test('the system is busy as often as asked', async () => {
  await codes(1)
  simulator.faults({ busyRate: 1 })
  expect(await codes(2)).toEqual([-1, -1])
  simulator.faults({ busyRate: 0 })
  expect(await codes(1)).toEqual([0])
})

describe('a fault of one API', () => {
  const api_ = '/cgi-bin/get_api_domain_ip'

  test('answers an errcode so many times, and leaves the others alone', async () => {
    simulator.faults({ api: api_, errcode: 40014, times: 2 })
    expect(await codes(3)).toEqual([40014, 40014, 0])
    expect(simulator.faults().apis).toEqual([])
  })

  test('may follow another one', async () => {
    await codes(1)
    simulator.faults({ api: api_, errcode: -1, times: 1 })
    simulator.faults({ api: '/cgi-bin/*', errcode: 45009, times: 1 })
    expect(await codes(3)).toEqual([-1, 45009, 0])
  })

  test.each([
    ['html', (text: string) => text.startsWith('<html>')],
    ['truncated', (text: string) => text.startsWith('{') && !text.endsWith('}')],
    ['no errcode', (text: string) => !text.includes('"errcode"') && text.includes('ip_list')],
  ] as const)('spoils the answer: %s', async (answer, looks) => {
    simulator.faults({ api: api_, answer })
    const { status, text } = await api.get('get_api_domain_ip')
    expect(status).toBe(200)
    expect(looks(text)).toBe(true)
  })

  test('answers an HTTP status', async () => {
    simulator.faults({ api: api_, httpStatus: 503, answer: 'html' })
    expect((await api.get('get_api_domain_ip')).status).toBe(503)
  })

  test.each([
    [{ api: 'kf/send_msg' }, 'must be a path that begins with /cgi-bin/'],
    [{ api: '/cgi-bin/x', errcod: 1 }, 'Unknown field "errcod"'],
    [{ api: '/cgi-bin/x', hang: 'maybe' }, '"hang" must be one of'],
    [{ apis: [{}] }, 'must be an object with "api"'],
  ])('like %j is refused with a sentence', async (body, sentence) => {
    const { status, json } = await call(`${simulator.url}/_sim/wecom/faults`, 'POST', body)
    expect(status).toBe(400)
    expect(json.error).toContain(sentence)
  })
})

test('rules are shown and changed by a control route, and a wrong one changes nothing', async () => {
  const rules = (body?: unknown) => call(`${simulator.url}/_sim/wecom/rules`, body ? 'POST' : 'GET', body)
  expect((await rules({ appCreated: 'before' })).json).toMatchObject({ appCreated: 'before', verified: true })
  expect((await rules({ appCreated: 'later', verified: false })).status).toBe(400)
  expect((await rules()).json).toMatchObject({ appCreated: 'before', verified: true })
})

test('the clock goes forward on demand and back with a reset', async () => {
  await codes(1)
  const { json } = await call(`${simulator.url}/_sim/wecom/advance`, 'POST', { seconds: 86_400 })
  expect(Date.parse(String(json.now))).toBeGreaterThan(Date.now() + 86_000_000)
  expect(await codes(1)).toEqual([42001])
  simulator.reset()
  expect(await codes(1)).toEqual([0])
  expect((await call(`${simulator.url}/_sim/wecom/advance`, 'POST', { seconds: -1 })).status).toBe(400)
})

test('no answer and no list holds a secret', async () => {
  const texts = [
    (await call(`${simulator.url}/_sim/health`)).text,
    (await call(`${simulator.url}/_sim/wecom/rules`)).text,
    (await call(`${simulator.url}/_sim/wecom/kf/state`)).text,
  ].join()
  for (const secret of [credentials.secret, contact.secret, contact.encodingAesKey]) expect(texts).not.toContain(secret)
})
