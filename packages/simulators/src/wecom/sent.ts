import { createHash } from 'node:crypto'
import type { State } from './state.ts'
import type { SentItem } from './store/records.ts'
import { sentView } from './views.ts'

export interface Outgoing {
  readonly touser: string
  /** The members who get it. */
  readonly to: readonly string[]
  readonly msgtype: string
  readonly text: string
  /** What was said, without receivers and options; two sends with the same content have the same hash. */
  readonly content: unknown
  /** The whole request, if it came as one. */
  readonly body?: unknown
  readonly passive?: true
  readonly agentId?: number
}

/** Stores what the product sent and puts it on the phones of its receivers. */
export function recordSent(state: State, outgoing: Outgoing): SentItem {
  const { content, ...told } = outgoing
  const item: SentItem = {
    msgid: `sim-${state.nextMsgId()}`,
    at: new Date(state.settings.now()).toISOString(),
    hash: contentHash(outgoing.to, outgoing.msgtype, content),
    body: content,
    ...told,
  }
  state.counters.sent += 1
  state.sent.push(item)
  for (const userid of item.to) {
    state.chats.add(userid, { side: 'desk', sent: item })
    if (state.streams.has(userid)) state.streams.publish(userid, 'sent', sentView(item))
  }
  state.ledger?.write({ kind: 'sent', msgid: item.msgid, touser: item.touser, at: item.at, hash: item.hash })
  return item
}

/** News of a message that is on the phones already. */
export function tellPhones({ streams }: State, item: SentItem): void {
  for (const userid of item.to) if (streams.has(userid)) streams.publish(userid, 'sent', sentView(item))
}

/** The same logical message gives the same hash, whenever and however often it is sent. */
export function contentHash(to: readonly string[], msgtype: string, content: unknown): string {
  const receivers = to.map((userid) => userid.toLowerCase()).sort()
  return createHash('sha256')
    .update(JSON.stringify([receivers, msgtype, content]))
    .digest('hex')
}
