import type { Access } from '../../sharing/index.ts'
import type { Finish } from '../wire/beside.ts'

export interface Listening {
  readonly onDelta?: (text: string) => void
  readonly signal: AbortSignal
}

/** A question that may be asked, and was not asked yet. */
export interface Call {
  /** What it runs on: when it ends, the answer does. */
  readonly access: Access
  /** The same request again would not be the same question. */
  readonly isSpent: boolean
  ask(listening: Listening): Promise<Finish>
}
