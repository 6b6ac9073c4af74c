import type { KnownBot } from './look-up.ts'

/** An entry of what the bot knows, as retrieval finds it. */
export interface Found {
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly confidence: number
  readonly kind?: Source['kind'] | undefined
  readonly title?: string | undefined
  readonly url?: string | undefined
}

/** Best first; none when nothing is near enough. */
export type Retrieve = (botId: string, question: string) => Promise<readonly Found[]>

export interface Said {
  readonly role: 'user' | 'assistant'
  readonly content: string
}

export interface Question {
  readonly botId: string
  readonly text: string
  /** What was said before, oldest first, as the desk has stored it: never what a client says was said. */
  readonly history: readonly Said[]
  readonly traceId: string
  /** Who asks: one of them cannot spend the day of all. */
  readonly customer?: string | undefined
  /** The bot, when it was read already: it is not read again. */
  readonly known?: KnownBot | undefined
}

/** Where an answer comes from. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly kind: 'faq' | 'document' | 'page'
  readonly url?: string
}

export interface Handoff {
  readonly reason: string
  readonly summary: string
}

export interface Answered {
  /** '' only beside a handoff. */
  readonly text: string
  /** The bot does not know. */
  readonly missed: boolean
  readonly sources: readonly Source[]
  /** The bot wants a person to go on. */
  readonly handoff?: Handoff
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number }
  /** `length`: it is not whole; its text says so. */
  readonly finishReason: 'stop' | 'length'
  /** `extractive` when the entry itself is the answer. */
  readonly model: string
}

/**
 * Streams deltas as they come, and resolves with the whole. Without a model, or with one that breaks before its first
 * word, the best entry is the answer, in one delta.
 * @throws BotUnavailable when there is no such bot or what it knows cannot be read; the reason of `signal` once that is
 * aborted
 */
export type AnswerQuestion = (
  question: Question,
  options: { readonly onDelta?: ((text: string) => void) | undefined; readonly signal: AbortSignal },
) => Promise<Answered>

export class BotUnavailable extends Error {
  override readonly name = 'BotUnavailable'
}
