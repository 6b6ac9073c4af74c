import { type Change, type Frame, formatCursor } from '../../feed/index.ts'

/** Told to every agent who may see the session; the others only concern whoever has it open. */
const toldToAll = new Set(['new_pending_session', 'session_accepted', 'session_closed'])

/** A change as the frames of `contract.ts`, put together from its stored texts without reading them. */
export function frameOf(change: Change): Frame {
  const near = frame(change, change.kind, change.data)
  if (toldToAll.has(change.kind)) return { near, far: near }
  if (change.kind === 'new_message') return { near, far: frame(change, 'session_updated', '{}') }
  return { near }
}

const frame = (change: Change, type: string, data: string) =>
  `{"type":"${type}","sessionId":"${change.sessionId}","cursor":"${formatCursor(change)}","data":${data},"session":${change.session}}`
