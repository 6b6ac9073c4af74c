import { expect, test } from 'vitest'
import { ChannelError, type ChannelErrorKind, channelErrorKinds } from '../../platform/errors.ts'
import { outcomeOf } from './policy.ts'

const error = (kind: ChannelErrorKind, certain: boolean) => new ChannelError(kind, certain, kind)
const transient: readonly ChannelErrorKind[] = ['rate', 'down']

const every = channelErrorKinds.flatMap((kind) =>
  [true, false].flatMap((certain) => [true, false].map((sendDedupes) => ({ kind, certain, sendDedupes }))),
)

/** Written as people would decide it, one line a case. */
function expected({ kind, certain, sendDedupes }: (typeof every)[number]) {
  if (certain && transient.includes(kind)) return { status: 'retry', afterMs: 1_000 }
  if (certain) return { status: 'failed', reason: kind }
  if (sendDedupes) return { status: 'retry', afterMs: 1_000 }
  return { status: 'unknown', reason: kind }
}

test.each(every)('$kind, surely not sent: $certain, remote drops repeats: $sendDedupes', (given) => {
  const { kind, certain, sendDedupes } = given
  expect(outcomeOf(error(kind, certain), { attempts: 1, sendDedupes })).toEqual(expected(given))
})

test('every kind of failure is in the table', () => {
  expect(every).toHaveLength(8 * 2 * 2)
})

test.each([true, false])('an error nobody foresaw may have been sent (remote drops repeats: %s)', (sendDedupes) => {
  const outcome = outcomeOf(new TypeError('x'), { attempts: 1, sendDedupes })
  expect(outcome).toEqual(
    sendDedupes ? { status: 'retry', afterMs: 1_000 } : { status: 'unknown', reason: 'unexpected' },
  )
})

test.each([
  ['window_closed', true, { status: 'expired', reason: 'window_closed' }],
  ['timeout', false, { status: 'unknown', reason: 'timeout' }],
  ['rate', true, { status: 'retry', afterMs: 1_000 }],
] as const)('by a code that works once, %s (surely not sent: %s) is told as it is', (kind, certain, outcome) => {
  expect(outcomeOf(error(kind, certain), { attempts: 1, sendDedupes: true, byCode: true })).toEqual(outcome)
})

test('a retry waits longer every time, and after the last one the message has failed', () => {
  const after = (attempts: number) => outcomeOf(error('rate', true), { attempts, sendDedupes: false })
  const waits = [1, 2, 3, 4, 5].map((attempts) => after(attempts))
  expect(waits).toEqual([1_000, 4_000, 16_000, 60_000, 300_000].map((afterMs) => ({ status: 'retry', afterMs })))
  expect(after(6)).toEqual({ status: 'failed', reason: 'rate' })
  expect(after(600)).toEqual({ status: 'failed', reason: 'rate' })
})

test('an uncertain send that was repeated as often as allowed stays unknown', () => {
  expect(outcomeOf(error('timeout', false), { attempts: 6, sendDedupes: true })).toEqual({
    status: 'unknown',
    reason: 'timeout',
  })
})
