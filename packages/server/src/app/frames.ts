import { crmSyncFrame, crmSyncKind } from '../domains/crm/index.ts'
import { customerFrame, customerKinds } from '../domains/customers/index.ts'
import { directoryFrame, progressKind } from '../domains/directory/index.ts'
import { importFrame, importKind } from '../domains/knowledge/index.ts'
import { statusFrame, statusKind } from '../domains/presence/index.ts'
import { type ReadScope, framesOf as sessionFramesOf } from '../domains/sessions/index.ts'
import { accessEnded } from '../domains/sharing/index.ts'
import type { Change, Frame } from '../feed/index.ts'
import type { Handle } from '../platform/db.ts'

/** Kinds of changes that are of no session, each with how it is shown. */
const ofNoSession: ReadonlyMap<string, (change: Change) => Frame> = new Map<string, (change: Change) => Frame>([
  [progressKind, directoryFrame],
  [crmSyncKind, crmSyncFrame],
  [importKind, importFrame],
  [statusKind, statusFrame],
  [accessEnded, () => ({ near: '{}' })],
  ...[...customerKinds].map((kind) => [kind, customerFrame] as const),
])

/** Every change as its domain shows it, in their order. */
export const framesOf =
  (db: Handle, scope: ReadScope) =>
  async (changes: readonly Change[]): Promise<Frame[]> => {
    const ofSessions = changes.filter(({ kind }) => !ofNoSession.has(kind))
    const frames = ofSessions.length === 0 ? [] : await sessionFramesOf(db, scope)(ofSessions)
    const frameOf = new Map(ofSessions.map((change, index) => [change, frames[index]]))
    return changes.map((change) => frameOf.get(change) ?? ofNoSession.get(change.kind)?.(change) ?? { near: '{}' })
  }
