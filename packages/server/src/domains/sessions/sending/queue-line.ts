import type { Handle } from '../../../platform/db.ts'
import { addMessage, type Draft } from '../state/draft.ts'
import type { Session } from '../state/rows.ts'
import { noticeFor } from './notices.ts'

/**
 * What customers are told who begin to wait, for sessions that wait from this transaction on; undefined: no more than
 * that they wait.
 */
export type QueueLines = (tx: Handle, sessions: readonly Session[]) => Promise<readonly (string | undefined)[]>

/** Says that they wait. Its words are found when all of a batch is known: `wordQueueLines`. */
export function addQueueLine(draft: Draft, traceId: string): void {
  draft.queueLine = addMessage(draft, { sender: 'system', content: noticeFor(draft).handoff, traceId }).seq
}

/** Called before drafts are saved. Where people answer in the remote's own client, the desk knows no queue. */
export async function wordQueueLines(tx: Handle, drafts: readonly Draft[], lines?: QueueLines): Promise<void> {
  const waiting = drafts.filter(({ session, queueLine }) => queueLine !== undefined && session.mode === 'hosted')
  if (!lines || waiting.length === 0) return
  const words = await lines(
    tx,
    waiting.map(({ session }) => session),
  )
  for (const [index, { messages, queueLine }] of waiting.entries()) {
    const place = messages.findIndex(({ seq }) => seq === queueLine)
    const message = messages[place]
    const content = words[index]
    if (message && content !== undefined) messages[place] = { ...message, content }
  }
}
