import type { ClientFrame, ServerFrame } from '@yingda/server/domains/sessions/contract'
import type { ConsoleFrame } from '../feed/frames.ts'
import { createStore } from '../feed/store.ts'

export type Typist = { sessionId: string; csId: string; name: string }

/** Who is no colleague; the conversation says what they are called. */
export const theCustomer = { csId: '', name: '' }

/** Whoever was not heard of for so long has stopped. */
const silenceMs = 5_000
const tellEveryMs = 2_000

/** Who else writes. It is no fact, so it stands beside the feed: nothing of it is kept, and it ends by itself. */
export function createTyping(send: (frame: ClientFrame) => void) {
  const store = createStore<readonly Typist[]>([])
  const ends = new Map<string, ReturnType<typeof setTimeout>>()
  let toldAt = Number.NEGATIVE_INFINITY

  const forget = (sessionId: string, csId: string) => {
    const key = `${sessionId} ${csId}`
    clearTimeout(ends.get(key))
    if (!ends.delete(key)) return
    store.change((all) => all.filter((one) => one.sessionId !== sessionId || one.csId !== csId))
  }
  const typing = ({ sessionId, csId, name }: Omit<Extract<ServerFrame, { type: 'typing' }>, 'type'>) => {
    const key = `${sessionId} ${csId}`
    if (!ends.has(key)) store.change((all) => [...all, { sessionId, csId, name }])
    clearTimeout(ends.get(key))
    ends.set(
      key,
      setTimeout(() => forget(sessionId, csId), silenceMs),
    )
  }
  return {
    store,
    /** What was said is not being written any more. */
    hear: (frame: ConsoleFrame) => {
      if (frame.type === 'typing') typing(frame)
      if (frame.type === 'customer_typing') typing({ sessionId: frame.sessionId, ...theCustomer })
      if (frame.type !== 'new_message') return
      const { senderId, senderType } = frame.data
      if (senderType === 'customer') forget(frame.sessionId, theCustomer.csId)
      else if (senderId) forget(frame.sessionId, senderId)
    },
    /** Lets the others know, not with every letter. */
    tell: (sessionId: string, nowMs = performance.now()) => {
      if (nowMs - toldAt < tellEveryMs) return
      toldAt = nowMs
      send({ type: 'typing', sessionId })
    },
    stop: () => {
      for (const end of ends.values()) clearTimeout(end)
    },
  }
}
