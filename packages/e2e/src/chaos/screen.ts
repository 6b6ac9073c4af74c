import type { MessageInfo } from '@yingda/server/domains/sessions/contract'

export type Shown = Pick<MessageInfo, 'msgId' | 'seq' | 'senderType' | 'content'>

/** What one agent was shown: ledger B. */
export interface Screen {
  /** Every message that a frame brought, as it came: what the server sends twice stands here twice. */
  readonly frames: readonly Shown[]
  /** Conversations as they read from top to bottom, by session. */
  readonly conversations: ReadonlyMap<string, readonly Shown[]>
  /** A frame goes to the bottom, wherever it belongs: a feed in the wrong order is seen. */
  addFrame(sessionId: string, message: Shown): void
  /** What a request brought goes where it belongs: between the messages before and after it. */
  addHistory(sessionId: string, messages: readonly Shown[]): void
}

export function createScreen(): Screen {
  const frames: Shown[] = []
  const conversations = new Map<string, Shown[]>()

  function conversation(sessionId: string): Shown[] {
    const found = conversations.get(sessionId) ?? []
    conversations.set(sessionId, found)
    return found
  }

  return {
    frames,
    conversations,
    addFrame(sessionId, { msgId, seq, senderType, content }) {
      const message = { msgId, seq, content, ...(senderType && { senderType }) }
      frames.push(message)
      const lines = conversation(sessionId)
      if (!lines.some((line) => line.msgId === msgId)) lines.push(message)
    },
    addHistory(sessionId, messages) {
      const lines = conversation(sessionId)
      const known = new Set(lines.map(({ msgId }) => msgId))
      for (const { msgId, seq, senderType, content } of messages) {
        if (known.has(msgId)) continue
        const next = lines.findIndex((line) => line.seq > seq)
        lines.splice(next < 0 ? lines.length : next, 0, { msgId, seq, content, ...(senderType && { senderType }) })
      }
    },
  }
}
