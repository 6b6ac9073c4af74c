import { ChannelError } from '../../../platform/errors.ts'

export type Verdict = { readonly status: 'gone' } | { readonly status: 'retry'; readonly afterMs: number }

const minuteMs = 60_000
/** Remotes keep a file for about three days; after the last of these it is not there any more. */
const retryAfterMs = [
  2_000,
  10_000,
  minuteMs,
  10 * minuteMs,
  60 * minuteMs,
  360 * minuteMs,
  1_440 * minuteMs,
  1_440 * minuteMs,
]

/** What a fetch that failed means; `attempts` counts the one that just failed. */
export function verdictOn(error: unknown, attempts: number): Verdict {
  const afterMs = retryAfterMs[attempts - 1]
  if (afterMs === undefined || isHopeless(error)) return { status: 'gone' }
  return { status: 'retry', afterMs }
}

const isHopeless = (error: unknown): boolean =>
  error instanceof FileTooLarge ||
  (error instanceof ChannelError && (error.kind === 'gone' || error.kind === 'unsupported'))

export class FileTooLarge extends Error {
  constructor(maxBytes: number) {
    super(`The file has more than ${maxBytes} bytes.`)
    this.name = 'FileTooLarge'
  }
}
