import { createHmac } from 'node:crypto'

/** One entry of `kf/sync_msg`. The content of a message stands under the name of its msgtype. */
export interface KfItem {
  readonly msgid: string
  readonly open_kfid: string
  /** Absent on events: there it stands inside `event`. */
  readonly external_userid?: string
  /** Seconds since 1970. */
  readonly send_time: number
  /** 3 customer, 4 event, 5 servicer. */
  readonly origin: 3 | 4 | 5
  readonly servicer_userid?: string
  readonly msgtype: string
  readonly [content: string]: unknown
}

export interface Page {
  readonly items: readonly KfItem[]
  readonly nextCursor: string
  readonly more: boolean
}

const keptSeconds = 3 * 24 * 3_600

/**
 * What happened at one account, for 3 days. Places are numbers that go on after a restart, and a cursor is
 * a signed place: one of another account, or a damaged one, opens nothing.
 */
export class ItemLog {
  readonly #key: string
  #items: KfItem[] = []
  #firstPlace: number

  /** @param firstPlace greater than any place that was given out before */
  constructor(key: string, firstPlace: number) {
    this.#key = key
    this.#firstPlace = firstPlace
  }

  push(item: KfItem): void {
    this.#items.push(item)
  }

  find(msgid: string): KfItem | undefined {
    return this.#items.find((item) => item.msgid === msgid)
  }

  /** Up to `limit` items after a cursor, or from the oldest kept one; `undefined` when the cursor is not ours. */
  read(cursor: string, limit: number, nowSeconds: number): Page | undefined {
    this.#forget(nowSeconds)
    const place = cursor === '' ? this.#firstPlace : this.#placeOf(cursor)
    if (place === undefined) return undefined
    const from = Math.max(0, place - this.#firstPlace)
    const items = this.#items.slice(from, from + limit)
    const end = Math.min(from, this.#items.length) + items.length
    return { items, nextCursor: this.#cursorAt(this.#firstPlace + end), more: end < this.#items.length }
  }

  #forget(nowSeconds: number): void {
    const oldest = nowSeconds - keptSeconds
    if ((this.#items[0]?.send_time ?? oldest) >= oldest) return
    const keep = this.#items.findIndex(({ send_time }) => send_time >= oldest)
    const gone = keep < 0 ? this.#items.length : keep
    this.#firstPlace += gone
    this.#items = this.#items.slice(gone)
  }

  #cursorAt(place: number): string {
    return `${place.toString(36)}.${this.#sign(place)}`
  }

  #placeOf(cursor: string): number | undefined {
    const place = Number.parseInt(cursor.split('.')[0] ?? '', 36)
    return Number.isSafeInteger(place) && cursor === this.#cursorAt(place) ? place : undefined
  }

  #sign(place: number): string {
    return createHmac('sha256', this.#key).update(String(place)).digest('base64url').slice(0, 24)
  }
}
