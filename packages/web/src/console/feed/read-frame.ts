import type { ServerFrame } from '@yingda/server/domains/sessions/contract'
import { isMessageFile, isRecord, isSession } from '../api/guards.ts'
import { parseJson } from '../lib/json.ts'
import { own } from '../lib/own.ts'
import { isCursor } from './cursor.ts'

/** A frame off the wire. Kinds this console does not know are left out, as the contract asks. */
export function readFrame(text: string): ServerFrame | undefined {
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
}

function isFrame(value: unknown): value is ServerFrame {
  if (!isRecord(value) || typeof value.type !== 'string') return false
  const control = own(controls, value.type)
  if (control) return control(value)
  const fact = own(facts, value.type)
  if (!fact || typeof value.sessionId !== 'string' || !isCursor(value.cursor) || !isSession(value.session)) return false
  return fact(isRecord(value.data) ? value.data : {})
}
