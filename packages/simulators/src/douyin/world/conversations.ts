import { answerableId, conversationId, partsOf } from '../ids.ts'

/** What may be answered: a message of the customer, or that they opened the chat. */
export interface Answerable {
  readonly id: string
  readonly kind: 'message' | 'enter'
  readonly conversation: Conversation
  readonly atMs: number
  /** Answers to this opening of the chat. */
  answers: number
}

export interface Conversation {
  readonly id: string
  readonly business: string
  readonly customer: string
  /** Rises with each message of either side. */
  index: number
  /** Replies since the customer wrote last. */
  replies: number
  /** What the business may write unasked, until when; in milliseconds. */
  grantedUntil: number
  lastProactiveMs: number
}

/** For each conversation the newest may be answered; this many are known in all. */
const answerablesKept = 100_000

/** Who talks with whom, and what may still be answered. */
export class Conversations {
  readonly #byId = new Map<string, Conversation>()
  readonly #answerables = new Map<string, Answerable>()
  readonly #secret: string

  constructor(secret: string) {
    this.#secret = secret
  }

  of(business: string, customer: string): Conversation {
    const id = conversationId(business, customer)
    const known = this.#byId.get(id)
    if (known) return known
    const begun = { id, business, customer, index: 0, replies: 0, grantedUntil: 0, lastProactiveMs: 0 }
    this.#byId.set(id, begun)
    return begun
  }

  find(id: string): Conversation | undefined {
    return this.#byId.get(id)
  }

  list(): Conversation[] {
    return [...this.#byId.values()]
  }

  /** Something that may be answered from now on. @returns its id */
  begin({ kind, conversation, atMs }: Pick<Answerable, 'kind' | 'conversation' | 'atMs'>): string {
    const { business, customer } = conversation
    const id = answerableId(this.#secret, { kind, business, customer, atMs })
    return this.#remember({ id, kind, conversation, atMs, answers: 0 }).id
  }

  /** Also one from before a restart, by what its id says. */
  answerable(id: string): Answerable | undefined {
    const known = this.#answerables.get(id)
    if (known) return known
    const told = partsOf(this.#secret, id)
    if (!told) return undefined
    const { kind, business, customer, atMs } = told
    return this.#remember({ id, kind, conversation: this.of(business, customer), atMs, answers: 0 })
  }

  #remember(answerable: Answerable): Answerable {
    this.#answerables.set(answerable.id, answerable)
    const [oldest] = this.#answerables.keys()
    if (this.#answerables.size > answerablesKept && oldest !== undefined) this.#answerables.delete(oldest)
    return answerable
  }

  clear(): void {
    this.#byId.clear()
    this.#answerables.clear()
  }
}
