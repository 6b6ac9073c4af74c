import { expect, test } from 'vitest'
import { ChannelError, channelErrorKinds } from '../../../platform/errors.ts'
import { FileTooLarge, verdictOn } from './policy.ts'

test('what the remote has no more, or is too large, is gone at once', () => {
  for (const error of [
    new ChannelError('gone', true, ''),
    new ChannelError('unsupported', true, ''),
    new FileTooLarge(1),
  ])
    expect(verdictOn(error, 1)).toEqual({ status: 'gone' })
})

test.each(channelErrorKinds.filter((kind) => kind !== 'gone' && kind !== 'unsupported'))(
  'after %s it is tried again, later each time, until the remote must have forgotten it',
  (kind) => {
    const waits: number[] = []
    for (let attempts = 1; ; attempts++) {
      const verdict = verdictOn(new ChannelError(kind, true, ''), attempts)
      if (verdict.status === 'gone') break
      waits.push(verdict.afterMs)
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(48 * 3_600_000)
  },
)

test('an error nobody foresaw is tried again as well', () => {
  expect(verdictOn(new Error('?'), 1).status).toBe('retry')
})
