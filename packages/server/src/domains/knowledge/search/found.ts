/** What answers a question, or is a part of an answer. Of a document: its heading as the question, a passage as the answer. */
export interface Found {
  readonly id: string
  readonly question: string
  readonly answer: string
  /** 0 to 1: how much of what was asked the entry speaks of, and lightly the other way round. */
  readonly confidence: number
  readonly kind: 'faq' | 'document' | 'page'
  /** The question of an entry; the name of a document. */
  readonly title: string
  readonly url?: string
}

/** The entries that answer a question, best first; none when nothing reaches the floor. */
export type Retrieve = (botId: string, question: string) => Promise<Found[]>
