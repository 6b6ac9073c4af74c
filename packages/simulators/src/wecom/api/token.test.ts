import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf, call } from '../../testing/api.ts'
import { credentials, startSimulator } from '../../testing/simulator.ts'
import type { WeComSimulator } from '../simulator.ts'

let nowMs: number
let simulator: WeComSimulator
let api: ReturnType<typeof apiOf>

beforeEach(async () => {
  nowMs = 1_700_000_000_000
  simulator = await startSimulator({ now: () => nowMs, wrongSecretLimit: 3 })
  api = apiOf(simulator.url)
})

afterEach(() => simulator.stop())

describe('gettoken', () => {
  test('gives the same token while it is valid, with the seconds it has left', async () => {
    const first = (await api.gettoken()).json
    expect(first).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 })
    nowMs += 100_000
    expect((await api.gettoken()).json).toMatchObject({ access_token: first.access_token, expires_in: 7100 })
  })

  test('gives a new token after the old one has ended', async () => {
    const first = (await api.gettoken()).json
    nowMs += 7_200_000
    const second = (await api.gettoken()).json
    expect(second.access_token).not.toBe(first.access_token)
    expect(second.expires_in).toBe(7200)
  })

  test.each([
    [41002, '', 'x'],
    [41004, credentials.corpId, ''],
    [40013, 'wwunknown', 'x'],
    [40001, credentials.corpId, 'wrong'],
  ])('answers %i with HTTP 200', async (errcode, corpId, secret) => {
    expect(await api.gettoken(corpId, secret)).toMatchObject({ status: 200, json: { errcode } })
  })

  test('bans an address for an hour after too many wrong secrets', async () => {
    for (let i = 0; i < 3; i += 1) expect((await api.gettoken(credentials.corpId, 'wrong')).json.errcode).toBe(40001)
    expect((await api.gettoken()).json.errcode).toBe(45009)
    nowMs += 3_600_000
    expect((await api.gettoken()).json.errcode).toBe(0)
  })
})

describe('the token of a call', () => {
  test.each([
    [41001, ''],
    [40014, '?access_token=unheard-of'],
  ])('answers %i when it is missing or unknown', async (errcode, query) => {
    expect((await call(`${simulator.url}/cgi-bin/user/get${query}`)).json.errcode).toBe(errcode)
  })

  test('answers 42001 when it has expired, also after a new one was given out', async () => {
    expect((await api.get('get_api_domain_ip')).json.errcode).toBe(0)
    nowMs += 7_200_000
    expect((await api.get('get_api_domain_ip')).json.errcode).toBe(42001)
    await api.gettoken()
    expect((await api.get('get_api_domain_ip')).json.errcode).toBe(42001)
  })
})

describe('every answer', () => {
  test('of an error is decorated, so that nobody can compare errmsg', async () => {
    const { errmsg } = (await api.gettoken(credentials.corpId, 'wrong')).json
    expect(errmsg).toMatch(
      /^invalid credential, hint: \[1700000000_\d+_[0-9a-f]{32}], from ip: 127\.0\.0\.1, more info at https:\/\/\S+\?e=40001$/,
    )
  })

  test('of a success has a field that no documentation knows', async () => {
    const known = ['errcode', 'errmsg', 'access_token', 'expires_in']
    expect(Object.keys((await api.gettoken()).json).filter((name) => !known.includes(name))).toHaveLength(1)
  })

  test('to an unknown path and to a wrong method is an errcode, not a 404', async () => {
    expect(await api.get('no/such/call')).toMatchObject({ status: 200, json: { errcode: 40058 } })
    expect(await api.get('message/send')).toMatchObject({ status: 200, json: { errcode: 40058 } })
  })

  test('never repeats a secret', async () => {
    const { text } = await api.gettoken(credentials.corpId, 'my-wrong-secret')
    expect(text).not.toContain('my-wrong-secret')
  })
})

describe('user/get', () => {
  test('shows a member without mobile, whatever the case of the userid', async () => {
    const { json } = await api.get('user/get', { userid: 'LiuYang' })
    expect(json).toMatchObject({ errcode: 0, userid: 'liuyang', name: '刘洋', department: [3], status: 1 })
    expect(json).not.toHaveProperty('mobile')
  })

  test.each(['zhangsan', 'lisi', 'admin'])('knows %s of the service desk', async (userid) => {
    expect((await api.get('user/get', { userid })).json).toMatchObject({ errcode: 0, userid })
  })

  test('answers 60111 for an unknown userid and 41009 for none', async () => {
    expect((await api.get('user/get', { userid: 'nobody' })).json.errcode).toBe(60111)
    expect((await api.get('user/get')).json.errcode).toBe(41009)
  })
})
