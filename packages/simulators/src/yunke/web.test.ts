import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createYunkeSimulator, type YunkeSimulator } from './simulator.ts'
import { asUser, cookieHeader, logIn, send } from './testing/api.ts'
import { demoAccount } from './world/accounts.ts'

let sim: YunkeSimulator
beforeEach(async () => {
  sim = createYunkeSimulator()
  await sim.start()
})
afterEach(() => sim.stop())

const listBody = { page: 1, pageSize: 200, lastConnectTimeStart: '', lastConnectTimeEnd: '' }

describe('the login', () => {
  test('opens with the right password and gives the three cookies', async () => {
    const { json, cookies } = await logIn(sim.url)
    expect(json).toMatchObject({ success: true, code: '10000', data: { id: 'u001' } })
    expect(Object.keys(cookies).sort()).toEqual(['JESONG_USER_ID', 'user', 'userToken'])
  })

  test('locks the account at the fifth wrong password, and then refuses the right one too', async () => {
    const codes = []
    for (let tries = 0; tries < 5; tries += 1) codes.push((await logIn(sim.url, 'wrong')).json.code)
    expect(codes).toEqual(['10004', '10004', '10004', '10004', '10005'])
    expect((await logIn(sim.url)).json.code).toBe('10005')
    sim.account(demoAccount.phone, { locked: false })
    expect((await logIn(sim.url)).json.code).toBe('10000')
  })

  test('tells of a disabled account', async () => {
    sim.account(demoAccount.phone, { disabled: true })
    expect((await logIn(sim.url)).json).toMatchObject({ success: false, code: '10006' })
  })

  test('takes a key once, and only with its cookie', async () => {
    const body = { phone: demoAccount.phone, password: 'aa', loginType: 'yunkecn', companyCode: 'yk2fy7' }
    expect((await send(`${sim.url}/usercenter/login/pcLogin`, {}, body)).json.code).toBe('22003')
    const { cookies } = await send(`${sim.url}/usercenter/login/getSecureKey`, {}, { phone: demoAccount.phone })
    const again = () => send(`${sim.url}/usercenter/login/pcLogin`, cookieHeader(cookies), body)
    expect((await again()).json.code).toBe('10004')
    expect((await again()).json.code).toBe('22003')
  })

  test('knows a company only on its own host', async () => {
    expect((await logIn(sim.url, demoAccount.password, 'yk8sta')).json.code).toBe('20002')
    const [, second] = sim.companies
    expect((await logIn(second?.origin ?? '', demoAccount.password, 'yk8sta')).json.code).toBe('10000')
  })
})

describe('whoever is logged in', () => {
  test('reads pages of calls, newest first, with totals', async () => {
    const { cookies } = await logIn(sim.url)
    const { json } = await send(`${sim.url}/pc/callLog/list`, asUser(cookies), { ...listBody, pageSize: 3 })
    expect(json.data).toMatchObject({ totalCount: 500, pageCount: 167, data: sim.rows().slice(0, 3).map(withoutFile) })
  })

  test.each(['user', 'userToken', 'JESONG_USER_ID'])('needs the cookie %s', async (name) => {
    const { cookies } = await logIn(sim.url)
    const { [name]: _, ...others } = cookies
    expect((await send(`${sim.url}/pc/callLog/list`, asUser(others), listBody)).json.code).toBe('10003')
  })

  test.each(['company', 'userid', 'channel', 'source'])('needs the header %s', async (name) => {
    const { cookies } = await logIn(sim.url)
    const { [name]: _, ...others } = asUser(cookies)
    expect((await send(`${sim.url}/pc/callLog/list`, others, listBody)).json.code).toBe('10003')
  })

  test.each([
    ['10001', 200],
    ['http-302', 302],
    ['http-401', 401],
    ['message', 200],
  ] as const)('is told %s when the login has ended', async (deadSession, status) => {
    const { cookies } = await logIn(sim.url)
    sim.faults({ deadSession })
    sim.expire()
    const reply = await send(`${sim.url}/pc/callLog/list`, asUser(cookies), listBody)
    expect(reply.status).toBe(status)
    if (status === 200) expect(reply.json).toMatchObject({ success: false })
    expect(reply.json.code).toBe(deadSession === '10001' ? '10001' : undefined)
  })

  test('is logged out after 24 hours', async () => {
    const { cookies } = await logIn(sim.url)
    sim.advance(24 * 3_600)
    expect((await send(`${sim.url}/pc/callLog/list`, asUser(cookies), listBody)).json.code).toBe('10001')
  })

  test('gets a recording only from a page of the company, whole or in part', async () => {
    const { cookies } = await logIn(sim.url)
    const { id } = sim.addCall({ phone: '13900000001', talkSeconds: 10 })
    const form = new FormData()
    form.set('callActionId', id)
    const { json } = await send(`${sim.url}/pc/callLog/getRecordUrl`, asUser(cookies), form)
    const url = String(json.data)
    expect((await fetch(url)).status).toBe(403)
    const headers = { referer: `${sim.url}/cms/customer/callDetail` }
    const whole = await fetch(url, { headers })
    const length = (await whole.arrayBuffer()).byteLength
    expect([whole.status, whole.headers.get('content-type'), length > 9_000]).toEqual([200, 'audio/mpeg', true])
    const part = await fetch(url, { headers: { ...headers, range: 'bytes=100-199' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${length}`])
    sim.advance(2 * 3_600)
    expect((await fetch(url, { headers })).status).toBe(403)
  })
})

const withoutFile = ({ ...row }: object) => ({ ...row, recordFile: expect.any(String) })
