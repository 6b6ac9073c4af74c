import { type Change, type Frame, formatCursor } from '../../../feed/index.ts'
import { crmSyncKind } from './tell.ts'

/** The change as `CrmSyncFrame` of the contract, the same for everybody. */
export function crmSyncFrame(change: Change): Frame {
  const text = `{"type":"${crmSyncKind}","cursor":"${formatCursor(change)}","data":${change.data ?? '{}'}}`
  return { near: text, far: text }
}
