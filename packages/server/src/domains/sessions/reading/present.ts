import { presentFile } from '../../files/index.ts'
import type { MessageInfo, SessionInfo } from '../contract.ts'
import { replyWindowOf } from '../sending/reply-window.ts'
import type { Message, Session } from '../state/rows.ts'

const iso = (date: Date) => date.toISOString()

/** Unset keys are left out: the contract knows no null. */
export const presentSession = (s: Session): SessionInfo => {
  const csId = s.manualCsId ?? (s.status === 'closed' ? s.lastCsId : null)
  const csName = s.manualCsName ?? (s.status === 'closed' ? s.lastCsName : null)
  return {
    sessionId: s.id,
    customerId: s.customerRef,
    ...(s.customerName && { customerName: s.customerName }),
    profileId: s.customerId,
    ...(s.customerRemark && { customerRemark: s.customerRemark }),
    ...(s.customerAvatar && { customerAvatar: s.customerAvatar }),
    ...(s.isVip && { isVip: true }),
    ...(s.customerTagIds.length > 0 && { customerTagIds: [...s.customerTagIds] }),
    ...(s.tagIds.length > 0 && { tagIds: [...s.tagIds] }),
    kfId: s.kfId,
    channelId: s.channelId,
    channelType: s.contractType,
    status: s.status,
    ...(csId && { manualCsId: csId }),
    ...(csName && { manualCsName: csName }),
    ...(s.handoffReason && { handoffReason: s.handoffReason }),
    ...(s.status === 'pending' && s.pendingSince && { pendingSince: iso(s.pendingSince) }),
    priority: s.priority,
    ...(s.teamId && { teamId: s.teamId }),
    ...(s.status === 'pending' && s.offlineQueue && { offlineQueue: true }),
    ...(s.status !== 'closed' && s.remoteStaff && { remoteStaff: s.remoteStaff }),
    ...(s.lastMessage !== null && { lastMessage: s.lastMessage }),
    ...(s.lastSenderType && { lastMessageTime: iso(s.lastMessageAt), lastSenderType: s.lastSenderType }),
    messageCount: s.messageCount,
    ...presentWindow(s),
    ...(s.recallSeconds !== null && { recallSeconds: s.recallSeconds }),
    ...(s.status !== 'closed' && s.unsent > 0 && { unsent: s.unsent }),
    version: s.version,
    createdAt: iso(s.createdAt),
    updatedAt: iso(s.updatedAt),
  }
}

const presentWindow = (s: Session): Pick<SessionInfo, 'replyWindow'> => {
  const window = s.status === 'closed' ? undefined : replyWindowOf(s)
  return window ? { replyWindow: { ...window, closesAt: iso(window.closesAt) } } : {}
}

export const presentMessage = (m: Message): MessageInfo => ({
  msgId: messageId(m.sessionId, m.seq),
  sessionId: m.sessionId,
  seq: m.seq,
  ...(m.senderType && { senderType: m.senderType }),
  ...(m.senderId && { senderId: m.senderId }),
  ...(m.senderName && { senderName: m.senderName }),
  content: m.recalledAt ? '' : m.content,
  msgType: m.msgType,
  ...(m.clientMsgId && { clientMsgId: m.clientMsgId }),
  ...(m.delivery && { delivery: m.delivery }),
  ...(m.deliveryReason && { deliveryReason: m.deliveryReason }),
  ...(m.media && !m.recalledAt && { file: presentFile(m.media) }),
  ...(m.recalledAt && { recalledAt: iso(m.recalledAt) }),
  createdAt: iso(m.createdAt),
})

/** `msg_…` of its session and place: unique, sortable, and no column of its own. */
export const messageId = (sessionId: string, seq: number): string => `msg_${sessionId.slice(4)}_${seq}`

/** Undefined for what cannot be one of ours. */
export function parseMessageId(id: string): { sessionId: string; seq: number } | undefined {
  const [, session, seq] = /^msg_(\w{1,40})_(\d{1,9})$/.exec(id) ?? []
  return session && seq ? { sessionId: `ses_${session}`, seq: Number(seq) } : undefined
}
