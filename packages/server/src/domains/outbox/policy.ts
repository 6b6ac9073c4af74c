import { ChannelError } from '../../platform/errors.ts'

export type Outcome =
  | { readonly status: 'sent'; readonly remoteKey?: string | undefined }
  | { readonly status: 'failed' | 'unknown' | 'expired'; readonly reason: string }
  | { readonly status: 'retry'; readonly afterMs: number }

export interface Circumstances {
  /** Counting the one that just failed. */
  readonly attempts: number
  readonly sendDedupes: boolean
  /** It went by a code that works once: a repeat could not tell whether the first had arrived. */
  readonly byCode?: boolean
}

const retryAfterMs = [1_000, 4_000, 16_000, 60_000, 300_000]

/**
 * What a failed send means. Only what surely did not arrive, and may arrive later, is tried again; what perhaps did
 * arrive is `unknown` and is sent again by a person, or when the channel drops repeats by itself.
 */
export function outcomeOf(error: unknown, { attempts, sendDedupes, byCode = false }: Circumstances): Outcome {
  const known = error instanceof ChannelError ? error : undefined
  const certain = known?.certain ?? false
  const transient = known?.kind === 'rate' || known?.kind === 'down'
  const afterMs = retryAfterMs[attempts - 1]
  if (afterMs !== undefined && ((certain && transient) || (!certain && sendDedupes && !byCode)))
    return { status: 'retry', afterMs }
  if (byCode && known?.kind === 'window_closed') return { status: 'expired', reason: known.reason }
  return { status: certain ? 'failed' : 'unknown', reason: known?.reason ?? 'unexpected' }
}
