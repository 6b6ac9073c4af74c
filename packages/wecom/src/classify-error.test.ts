import { expect, test } from 'vitest'
import { classifyError } from './classify-error.ts'
import {
  WeComApiError,
  WeComConfigError,
  WeComNetworkError,
  WeComSyncError,
  WeComTimeoutError,
  WeComTokenError,
  WeComTooLargeError,
} from './errors.ts'

test.each([
  ['a refusal has the class of its errcode', new WeComApiError('x', { errcode: 45009 }), 'rate'],
  ['so has a token that is refused twice', new WeComTokenError('x', { errcode: 40014 }), 'refresh-token'],
  ['a success without a token is no answer', new WeComTokenError('x', { errcode: 0 }), 'unreachable'],
  ['a setting is for an administrator', new WeComConfigError('x'), 'config'],
  ['no answer may be one later', new WeComNetworkError('x', { requestSent: true }), 'unreachable'],
  ['a deadline leaves open what happened', new WeComTimeoutError('x', { requestSent: true }), 'timeout'],
  ['a file that is too large stays so', new WeComTooLargeError('x', 1), 'permanent'],
  ['so does a sync that failed by itself', new WeComSyncError('x'), 'permanent'],
  ['an errcode of nobody is final', new WeComApiError('x', { errcode: 123456 }), 'permanent'],
  ['what is not from here was not foreseen', new TypeError('x'), 'unforeseen'],
])('of what is thrown it is told what can be done: %s', (_promise, error, expected) => {
  expect(classifyError(error)).toBe(expected)
})
