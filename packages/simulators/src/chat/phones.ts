import type { ServerResponse } from 'node:http'
import { Ring } from '../common/ring.ts'
import { frameOf, Streams } from '../common/streams.ts'
import type { Delivery } from '../delivery/records.ts'
import type { Line } from './records.ts'

const linesKept = 200
const phonesKept = 500

/** Whose conversation with whom. */
export interface Pair {
  readonly account: string
  readonly customer: string
}

/** What customers see: the newest lines of the conversations that were written in last, and who is looking. */
export class Phones {
  readonly #lines = new Map<string, Ring<Line>>()
  readonly #streams = new Streams()
  /** Which line a webhook tells of. */
  readonly #told = new WeakMap<Delivery, { readonly pair: Pair; readonly line: Line }>()

  /** Puts a line into the conversation and on the phone, if one is open. */
  show(pair: Pair, line: Line, delivery?: Delivery): void {
    if (delivery) this.#told.set(delivery, { pair, line })
    const key = keyOf(pair)
    const lines = this.#lines.get(key) ?? new Ring<Line>(linesKept)
    lines.push(line)
    this.#lines.delete(key)
    this.#lines.set(key, lines)
    if (this.#lines.size > phonesKept) this.#forgetOldest()
    this.#publish(pair, line)
  }

  /** News of how a webhook fares. */
  moved(delivery: Delivery): void {
    const told = this.#told.get(delivery)
    if (!told) return
    told.line.state = delivery.state
    told.line.attempts = delivery.attempts.length
    this.#publish(told.pair, told.line)
  }

  /** @returns the line that was taken back, if the phone still has it */
  recall(pair: Pair, id: string): Line | undefined {
    const line = this.lines(pair).find((one) => one.id === id)
    if (!line) return undefined
    line.recalled = true
    this.#publish(pair, line)
    return line
  }

  lines(pair: Pair): Line[] {
    return this.#lines.get(keyOf(pair))?.list() ?? []
  }

  /** Server-Sent Events: `history`, then `line` for each new line and each change of one. */
  open(pair: Pair, response: ServerResponse): void {
    this.#streams.open(keyOf(pair), response)
    response.write(frameOf('history', { items: this.lines(pair) }))
  }

  clear(): void {
    this.#lines.clear()
    this.#streams.publishToAll('history', { items: [] })
  }

  close(): void {
    this.#streams.closeAll()
  }

  #publish(pair: Pair, line: Line): void {
    const key = keyOf(pair)
    if (this.#streams.has(key)) this.#streams.publish(key, 'line', line)
  }

  #forgetOldest(): void {
    const [oldest] = this.#lines.keys()
    if (oldest !== undefined) this.#lines.delete(oldest)
  }
}

const keyOf = ({ account, customer }: Pair) => `${account}|${customer}`
