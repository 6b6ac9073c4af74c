import { directoryFrame, progressKind } from '../domains/directory/index.ts'
import { framesOf as sessionFramesOf } from '../domains/sessions/index.ts'
import type { Change, Frame } from '../feed/index.ts'
import type { Handle } from '../platform/db.ts'

/** Every change as its domain shows it, in their order. */
export const framesOf =
  (db: Handle) =>
  async (changes: readonly Change[]): Promise<Frame[]> => {
    const ofSessions = changes.filter(({ kind }) => kind !== progressKind)
    const frames = ofSessions.length === 0 ? [] : await sessionFramesOf(db)(ofSessions)
    const frameOf = new Map(ofSessions.map((change, index) => [change, frames[index]]))
    return changes.map((change) => frameOf.get(change) ?? directoryFrame(change))
  }
