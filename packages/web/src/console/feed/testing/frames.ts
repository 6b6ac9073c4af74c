import type { MessageFile } from '@yingda/server/domains/files/contract'
import type { DeliveryStatus, DurableFrame, MessageInfo, SessionInfo } from '@yingda/server/domains/sessions/contract'

export const me = 'zhangsan'
const at = '2026-03-02T10:00:00.000Z'

export const session = (change: Partial<SessionInfo> = {}): SessionInfo => ({
  sessionId: 'ses_1',
  customerId: 'emp:wuting',
  profileId: 'cus_1',
  channelId: 'letters',
  channelType: 'post',
  status: 'manual',
  manualCsId: me,
  messageCount: 1,
  version: 1,
  createdAt: at,
  updatedAt: at,
  ...change,
})

export const message = (seq: number, change: Partial<MessageInfo> = {}): MessageInfo => ({
  msgId: `msg_${seq}`,
  sessionId: 'ses_1',
  seq,
  senderType: 'customer',
  senderId: 'emp:wuting',
  content: `line ${seq}`,
  msgType: 'text',
  createdAt: at,
  ...change,
})

/** Frames the way one session tells them: each with the next cursor and the next version. */
export function storyOf(sessionId: string, firstCursor = 1) {
  let step = firstCursor - 1
  const next = (change: Partial<SessionInfo> = {}) => {
    step += 1
    const summary = session({ sessionId, version: step, ...change })
    return { sessionId, cursor: `${700 + step}.${step}`, session: summary }
  }
  return {
    said: (seq: number, change: Partial<MessageInfo> = {}, summary: Partial<SessionInfo> = {}): DurableFrame => {
      const { sessionId: _, ...data } = message(seq, { msgId: `${sessionId}_${seq}`, ...change })
      return { ...next({ messageCount: seq, ...summary }), type: 'new_message', data }
    },
    status: (msgId: string, status: DeliveryStatus, reason?: string): DurableFrame => {
      const data = reason === undefined ? { msgId, status } : { msgId, status, reason }
      return { ...next(), type: 'message_status', data }
    },
    recalled: (msgId: string): DurableFrame => ({
      ...next(),
      type: 'message_recalled',
      data: { msgId, recalledAt: at },
    }),
    file: (msgId: string, file: MessageFile): DurableFrame => ({
      ...next(),
      type: 'message_file',
      data: { msgId, file },
    }),
    pending: (): DurableFrame => {
      const about = { customerId: 'emp:wuting', channelType: 'post', reason: 'asked', priority: 'normal' as const }
      return {
        ...next({ status: 'pending', pendingSince: at }),
        type: 'new_pending_session',
        data: { ...about, waitingSince: at },
      }
    },
    accepted: (csId: string): DurableFrame => {
      const data = { manualCsId: csId, csName: csId, acceptedAt: at }
      return { ...next({ manualCsId: csId }), type: 'session_accepted', data }
    },
    closed: (): DurableFrame => {
      const data = { closedBy: me, reason: 'done', closedAt: at }
      return { ...next({ status: 'closed' }), type: 'session_closed', data }
    },
    updated: (): DurableFrame => ({ ...next(), type: 'session_updated', data: {} }),
  }
}
