import { describe, expect, test } from 'vitest'
import {
  callPushAck,
  readCallPush,
  signOpenRequest,
  verifyCallPush,
  verifyOpenSign,
  YunkeBusyError,
  YunkeOpenClient,
} from '../index.ts'
import { failure } from '../testing/failure.ts'
import { type Behaviour, fakeYunke } from '../testing/fake-yunke.ts'

const company = 'abc123'
const partnerId = 'p0001'
const signKey = 'KEY'
const now = 1_700_000_000_000
const sign = 'ED79464ADB8B2A968D6EEAC44C858452'
const admin = { signKey, company, partnerId, timestamp: String(now) }

function world(behave: Behaviour) {
  const yunke = fakeYunke(behave)
  const options = { company, partnerId, signKey, client: yunke.client, clock: { now: () => now } }
  return { ...yunke, open: new YunkeOpenClient(options) }
}

const fine = (data: unknown) => ({ success: true, code: 0, message: 'success', data })

describe('a call of the open API', () => {
  test('is signed as Yunke wants it, and the key itself is never sent', async () => {
    const { open, seen } = world(() => fine({ id: 'u1' }))
    expect(await open.users.getByPhone('13900000001')).toEqual({ id: 'u1' })
    expect(seen[0]?.url.href).toBe('https://phone.yunkecn.com/open/user/getUserByPhone')
    expect(seen[0]?.headers).toEqual({
      ...{ 'content-type': 'application/json', company, partnerId, timestamp: '1700000000000', sign },
    })
    expect(JSON.stringify(seen[0])).not.toContain(signKey)
  })

  test('says {} when there is nothing to say', async () => {
    const { open, seen } = world(() => fine({ sub: [] }))
    await open.call('/open/customer/customFields')
    expect(seen[0]?.body).toEqual({})
  })

  test.each([{ success: true }, { code: 0 }, { code: '200' }])('is well when it is answered %j', async (answer) => {
    const { open } = world(() => ({ ...answer, data: 7 }))
    expect(await open.call('/open/x')).toBe(7)
  })

  test('that is refused fails with the code and text of Yunke, and is made once', async () => {
    const { open, seen } = world(() => ({ success: false, code: 501, message: '签名错误' }))
    expect(await failure(open.call('/open/x'))).toMatchObject({
      name: 'YunkeApiError',
      code: '501',
      message: '签名错误',
    })
    expect(seen).toHaveLength(1)
  })

  test('that comes too often is told apart', async () => {
    const { open } = world(() => ({ success: false, code: 1, message: '请求过于频繁' }))
    expect(await failure(open.call('/open/x'))).toBeInstanceOf(YunkeBusyError)
  })

  test('is not repeated when nobody knows whether it was done', async () => {
    const { open, seen } = world(() => new Response('', { status: 503 }))
    await failure(open.calls.dial({ partnerId: 'u1', phone: '13900000001' }))
    expect(seen).toHaveLength(1)
  })

  test.each(['company', 'partnerId', 'signKey'])('needs the %s', (name) => {
    expect(() => new YunkeOpenClient({ company, partnerId, signKey, [name]: '' })).toThrow(TypeError)
  })
})

describe('dialling', () => {
  test('is done in the name of the employee, who also signs', async () => {
    const { open, seen } = world(() => fine('call-1'))
    expect(await open.calls.dial({ partnerId: 'u1', phone: '13900000001' })).toBe('call-1')
    await open.calls.hangUp({ partnerId: 'u1', callId: 'call-1' })
    const employee = signOpenRequest({ ...admin, partnerId: 'u1' })
    expect(seen.map(({ url, headers, body }) => [url.pathname, headers.partnerId, headers.sign, body])).toEqual([
      ['/open/call/partnerCustomer', 'u1', employee, { phone: '13900000001', callModel: '1' }],
      ['/open/call/hangUp', 'u1', employee, { callId: 'call-1' }],
    ])
  })

  test('may give no id', async () => {
    const { open } = world(() => fine(''))
    expect(await open.calls.dial({ partnerId: 'u1', phone: '1', callModel: '6' })).toBeUndefined()
  })
})

describe('calls whose push failed', () => {
  test('are read in batches and removed when they are stored', async () => {
    const record = { id: 'r1', createTime: '2025-11-01 09:30:15' }
    const { open, seen } = world(() => fine({ total: 2, batchId: 'b1', records: [record, { id: 'r2' }] }))
    expect(await open.calls.getFailed({ size: 50 })).toMatchObject({
      ...{ batchId: 'b1', total: 2, skipped: 1, records: [{ id: 'r1' }] },
    })
    await open.calls.removeFailed('b1')
    expect(seen.map(({ url, body }) => [url.pathname, body])).toEqual([
      ['/open/sync/getFailedCallRecords', { autoDelete: false, size: 50, sort: true }],
      ['/open/sync/removeFailedCallRecordsByBatchId', { batchId: 'b1' }],
    ])
  })

  test('may be none', async () => {
    const { open } = world(() => fine(null))
    expect(await open.calls.getFailed()).toEqual({ batchId: undefined, total: undefined, skipped: 0, records: [] })
    expect(await failure(open.calls.getFailed({ size: 101 }))).toBeInstanceOf(RangeError)
  })
})

test('people, customers and WeChat data go to their paths, lists as lists', async () => {
  const { open, seen } = world(() => fine({ sub: [] }))
  await open.users.addOrUpdate([{ name: '张三' }])
  await open.users.bind({ phone: '139', userId: 'u1', name: '张三' })
  await open.users.departments()
  await open.customers.add([{ customerId: 'c1' }])
  await open.customers.update([{ customerId: 'c1' }])
  await open.wechat.allRecords({ timestamp: 1 })
  await open.wechat.voiceCalls()
  expect(seen.map(({ url, body }) => [url.pathname, body])).toEqual([
    ['/open/user/addOrUpdate', [{ type: 'sales', name: '张三' }]],
    ['/open/user/phonePass', { phone: '139', userId: 'u1', name: '张三' }],
    ['/open/department/newTree/deptAndUsers', {}],
    ['/open/customer/add', [{ customerId: 'c1' }]],
    ['/open/customer/update', [{ customerId: 'c1' }]],
    ['/open/wechat/allRecords', { timestamp: 1 }],
    ['/open/wechat/queryWeChatVoiceList', {}],
  ])
})

describe('the signature', () => {
  test('is the one of the known example', () => {
    expect(signOpenRequest(admin)).toBe(sign)
    expect(verifyOpenSign(admin, sign)).toBe(true)
    expect(verifyOpenSign(admin, sign.toLowerCase())).toBe(true)
  })

  test.each(['', 'ED', sign.replace('E', 'F'), `${sign}A`, '密'.repeat(32)])('is not %j', (other) => {
    expect(verifyOpenSign(admin, other)).toBe(false)
  })
})

describe('a pushed call', () => {
  const headers = { company, partnerId, timestamp: String(now), sign }
  const push = { headers, company, signKey, now: now + 1_000 }

  test('is taken when it is signed with our key, within five minutes', () => {
    expect(verifyCallPush(push)).toBe('valid')
    expect(verifyCallPush({ ...push, now: now + 300_001 })).toBe('invalid')
    expect(verifyCallPush({ ...push, now: now - 300_001 })).toBe('invalid')
    expect(verifyCallPush({ ...push, now: now + 300_001, toleranceMs: 600_000 })).toBe('valid')
  })

  test.each([
    { company: 'other1' },
    { partnerId: 'p0002' },
    { partnerId: undefined },
    { timestamp: '170000000000' },
    { timestamp: undefined },
    { sign: 'F'.repeat(32) },
    { sign: '' },
  ])('is refused with %j', (change) => {
    expect(verifyCallPush({ ...push, headers: { ...headers, ...change } })).toBe('invalid')
  })

  test('without a signature is neither', () => {
    expect(verifyCallPush({ ...push, headers: {} })).toBe('absent')
  })

  const record = { id: 'r1', createTime: '2025-11-01 09:30:15' }
  test.each([
    ['one', record],
    ['a list', [record]],
    ['a list under data', { data: [record] }],
    ['one under data', { data: record }],
  ])('may come as %s', (_name, body) => {
    expect(readCallPush(body)).toMatchObject({ records: [{ id: 'r1' }], skipped: 0 })
  })

  test.each([null, 'x', [], {}, [{ id: 1 }]])('may be no call at all: %j', (body) => {
    expect(readCallPush(body).records).toEqual([])
  })

  test('is answered with what Yunke wants to hear', () => {
    expect(callPushAck).toEqual({ success: true, code: 200, message: 'ok' })
  })
})
