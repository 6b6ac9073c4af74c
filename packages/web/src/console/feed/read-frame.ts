import { isMessageFile, isRecord, isSession, isTransfer } from '../api/guards.ts'
import { parseJson } from '../lib/json.ts'
import { own } from '../lib/own.ts'
import { isCursor } from './cursor.ts'
import type { ConsoleFrame } from './frames.ts'

/** A frame off the wire. Kinds this console does not know are left out, as the contract asks. */
export function readFrame(text: string): ConsoleFrame | undefined {
  const value = parseJson(text)
  return isFrame(value) ? value : undefined
}

const controls: Record<string, (frame: Record<string, unknown>) => boolean> = {
  ready: (frame) => isCursor(frame.cursor),
  resumed: (frame) => isCursor(frame.cursor),
  reset: (frame) => isCursor(frame.cursor),
  pong: () => true,
  error: (frame) => typeof frame.code === 'number' && typeof frame.message === 'string',
  session_bound: (frame) => typeof frame.sessionId === 'string',
  session_unbound: (frame) => typeof frame.sessionId === 'string',
  customer_typing: (frame) => typeof frame.sessionId === 'string',
  typing: ({ sessionId, csId, name }) => [sessionId, csId, name].every((one) => typeof one === 'string'),
}

const facts: Record<string, (data: Record<string, unknown>) => boolean> = {
  new_message: (data) =>
    typeof data.msgId === 'string' && typeof data.seq === 'number' && typeof data.content === 'string',
  message_status: (data) => typeof data.msgId === 'string' && typeof data.status === 'string',
  message_recalled: (data) => typeof data.msgId === 'string' && typeof data.recalledAt === 'string',
  message_file: (data) => typeof data.msgId === 'string' && isMessageFile(data.file),
  new_pending_session: () => true,
  session_accepted: () => true,
  session_closed: () => true,
  session_updated: () => true,
  session_requeued: () => true,
  session_released: () => true,
  session_reopened: () => true,
  session_transferred: (data) => typeof data.manualCsId === 'string',
  session_transfer_requested: isTransfer,
  transfer_declined: isTransfer,
  transfer_cancelled: isTransfer,
  transfer_expired: isTransfer,
  session_read: (data) => typeof data.csId === 'string' && typeof data.lastMsgId === 'string',
  session_rated: (data) => typeof data.rating === 'number',
  mentioned: (data) => typeof data.msgId === 'string' && typeof data.by === 'string',
}

/** Not about one session. */
const deskFacts: Record<string, (data: Record<string, unknown>) => boolean> = {
  customer_updated: (data) => typeof data.customerId === 'string',
  tags_updated: () => true,
  crm_sync: (data) => typeof data.runId === 'string' && typeof data.status === 'string',
  knowledge_import: (data) => typeof data.documentId === 'string' && typeof data.setId === 'string',
  agent_status_changed: (data) => typeof data.csId === 'string' && typeof data.status === 'string',
}

function isFrame(value: unknown): value is ConsoleFrame {
  if (!isRecord(value) || typeof value.type !== 'string') return false
  const control = own(controls, value.type)
  if (control) return control(value)
  const data = isRecord(value.data) ? value.data : {}
  const deskFact = own(deskFacts, value.type)
  if (deskFact) return isCursor(value.cursor) && deskFact(data)
  const fact = own(facts, value.type)
  if (!fact || typeof value.sessionId !== 'string' || !isCursor(value.cursor) || !isSession(value.session)) return false
  return fact(data)
}
