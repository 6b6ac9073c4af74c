import { type Change, type Frame, formatCursor } from '../../feed/index.ts'

/** The kind of change that the database itself appends whenever a status is changed (0012-routing.sql). */
export const statusKind = 'agent_status_changed'

/** As `AgentStatusFrame` of the contract, the same for everybody. */
export function statusFrame(change: Change): Frame {
  const text = `{"type":"${statusKind}","cursor":"${formatCursor(change)}","data":${change.data ?? '{}'}}`
  return { near: text, far: text }
}
