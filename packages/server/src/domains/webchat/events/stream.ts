import { type Change, type Cursor, isAfter } from '../../../feed/index.ts'
import type { Standing, VisitorEvent } from '../contract.ts'
import type { Visitor } from '../visitor.ts'
import { formatMark, isNews, type Mark } from './mark.ts'
import type { Writer } from './writer.ts'

/** One open page of a visitor. */
export interface Stream {
  readonly visitor: Visitor
  readonly mark: Mark
  readonly writer: Writer
  /** Changes up to here were handed out before it came: they are its past. */
  readonly since: Cursor
  /** Of the conversation; more may begin. */
  readonly sessions: Set<string>
  /** What happens while the past is being told waits here. */
  held: Change[] | undefined
  /** How things were told to be. */
  standing: Standing
}

export const keyOf = ({ accountId, endUserId }: Visitor): string => `${accountId} ${endUserId}`

/** What happens from now on, for this page. */
export const liveFor = ({ since }: Stream, changes: readonly Change[]): readonly Change[] =>
  changes.filter((change) => isAfter(change, since))

/** Tells what of these changes is the visitor's, and is news to them. */
export function tell(stream: Stream, changes: readonly Change[], events: ReadonlyMap<Change, VisitorEvent>): void {
  const { mark, sessions, writer } = stream
  for (const change of changes) {
    const event = events.get(change)
    if (!event || !sessions.has(change.sessionId) || !isNews(mark, change)) continue
    if (event.name === 'status') stream.standing = event.data
    writer.send(event, formatMark({ ...mark, cursor: change }))
  }
}
