import { describe, expect, test } from 'vitest'
import { classify } from './classify.ts'
import { PASSWORD_ERROR_CODES, RELOGIN_ERROR_CODES } from './codes.ts'

const kind = (body: Record<string, unknown>, status = 200) => classify({ status, body }).kind

test('the codes of a login that has ended, and of a password that is wrong, are those of Yunke', () => {
  expect([...RELOGIN_ERROR_CODES].sort()).toEqual(['10001', '10002', '10003', '22003', '22004', '302', '401'])
  expect([...PASSWORD_ERROR_CODES].sort()).toEqual(['10004', '10005', '10006', '22001', '22002'])
})

test.each([{ success: true }, { code: '10000' }, { code: 10000 }, { code: '200' }, { code: 200 }])(
  '%j is a success',
  (body) => {
    expect(kind(body)).toBe('success')
  },
)

test('a success is one whatever its text says', () => {
  expect(kind({ success: true, code: '10004', message: '登录已过期' })).toBe('success')
})

test.each([...RELOGIN_ERROR_CODES])('code %s asks for a login, as text and as number', (code) => {
  expect(kind({ success: false, code })).toBe('login-required')
  expect(kind({ success: false, code: Number(code) })).toBe('login-required')
})

test.each([...PASSWORD_ERROR_CODES])('code %s needs a person, as text and as number', (code) => {
  expect(kind({ success: false, code })).toBe('password')
  expect(kind({ success: false, code: Number(code), message: '登录已过期' })).toBe('password')
})

describe('without a known code', () => {
  test.each(['登录已失效', '会话过期', 'Session expired', 'invalid TOKEN', '请重新登录'])(
    'the text "%s" asks for a login',
    (message) => {
      expect(kind({ success: false, message })).toBe('login-required')
      expect(kind({ success: false, msg: message })).toBe('login-required')
      expect(kind({ success: false, code: '99999', message })).toBe('login-required')
    },
  )

  test.each(['登录密码错误', '密码已过期', '登录失败，账号已锁定', '账号被禁用，请重新登录'])(
    'the text "%s" is about the password and never leads to one more login',
    (message) => {
      expect(kind({ success: false, message })).toBe('password')
    },
  )

  test('an unknown code is a refusal that keeps its code and text', () => {
    expect(classify({ status: 200, body: { success: false, code: 50001, message: '部门不存在' } })).toEqual({
      kind: 'refused',
      code: '50001',
      message: '部门不存在',
    })
  })

  test('a plain "no" is a refusal', () => {
    expect(kind({ success: false })).toBe('refused')
    expect(kind({ success: false, message: '参数错误' })).toBe('refused')
  })

  test('an answer without any verdict is data', () => {
    expect(kind({ data: [] })).toBe('success')
  })
})

describe('the HTTP status', () => {
  test.each([401, 302])('%i asks for a login', (status) => {
    expect(classify({ status, body: {} })).toMatchObject({ kind: 'login-required', code: String(status) })
  })

  test('a password code says more than the status', () => {
    expect(kind({ code: '10004' }, 401)).toBe('password')
  })

  test('no answer below 200 or above 299 is a success', () => {
    expect(kind({ success: true }, 401)).toBe('login-required')
    expect(classify({ status: 403, body: { success: true } })).toMatchObject({ kind: 'refused', code: '403' })
  })
})
