import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test.each(['13912345678', '+86 13912345678', '8613912345678', '139-1234-5678', '139 1234 5678'])(
  'a mobile number is not kept, however it is written: %s',
  (number) => {
    expect(redact({ reason: `客户电话 ${number}，请回电` })).toEqual({ reason: '客户电话 ***，请回电' })
    expect(redact([{ deep: [number] }])).toEqual([{ deep: ['***'] }])
  },
)

test.each([
  'password',
  'currentPassword',
  'client_secret',
  'token',
  'otp_code',
  'recoveryCode',
  'login',
  'Authorization',
])('a text under the name %s is not kept', (name) => {
  expect(redact({ [name]: 'planted', list: [{ [name]: ['planted'] }] })).toEqual({
    [name]: '***',
    list: [{ [name]: ['***'] }],
  })
})

test.each([
  { tokens: 3, from: { roles: ['agent'], maxLoad: 5 }, at: '2026-01-02T03:04:05.678Z' },
  { id: 'ses_13912345678', n: 13912345678, long: '139123456789', reason: '', none: null },
])('what explains an act is kept: %j', (details) => {
  expect(redact(details)).toEqual(details)
})
