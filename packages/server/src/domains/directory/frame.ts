import { type Change, type Frame, formatCursor } from '../../feed/index.ts'
import { progressKind } from './tell.ts'

/** The change as `DirectorySyncFrame` of the contract, the same for everybody. */
export function directoryFrame(change: Change): Frame {
  const text = `{"type":"${progressKind}","cursor":"${formatCursor(change)}","data":${change.data ?? '{}'}}`
  return { near: text, far: text }
}
