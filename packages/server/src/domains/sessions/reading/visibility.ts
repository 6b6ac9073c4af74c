import type { Change, Sight, Viewer } from '../../../feed/index.ts'
import { type Sql, sql } from '../../../platform/db.ts'
import { may, type Role, roles } from '../../access/contract.ts'
import { isLife, isTransfer } from './kinds.ts'
import { isMeant, isPersonal } from './personal.ts'

/** `all`: who serves reads every session. `own`: one's own, those that wait, and those one had last. Supervisors read all. */
export type ReadScope = 'all' | 'own'

/** Whose eyes a list or a session is for. */
export interface Reader {
  readonly csId: string
  /** Every session, whoever has it. */
  readonly readsAll: boolean
}

interface Person {
  readonly csId: string
  readonly roles: readonly string[]
  /** It is a key of another program, which was let in to read. */
  readonly key?: object
}

export const readerOf = (scope: ReadScope, { csId, roles: given, key }: Person): Reader => ({
  csId,
  readsAll: scope === 'all' || key !== undefined || may(held(given), 'sessions.supervise'),
})

/** The condition on `sessions s` of every statement that reads for somebody; what it leaves out answers like a random id. */
export const visibleTo = ({ readsAll, csId }: Reader): Sql => sql`
  (${readsAll}::boolean or s.status = 'pending' or s.manual_cs_id = ${csId}
    or (s.status = 'closed' and s.last_cs_id = ${csId})
    or exists (select from session_transfers v
      where v.session_id = s.id and v.status = 'requested' and v.to_cs_id = ${csId}))`

/** How much of a session that waits is shown to somebody who has not accepted it, where agents read their own only. */
export const previewLength = 5

/** The same rules for changes of sessions, by what a change tells of its session at that moment. */
export const canSeeChanges = (scope: ReadScope): ((viewer: Viewer, change: Change) => Sight) => {
  const known = new WeakMap<Viewer, Rights>()
  return (viewer, change) => {
    const rights = known.get(viewer) ?? rightsOf(scope, viewer)
    known.set(viewer, rights)
    if (!rights.serves) return false
    if (isPersonal(change.kind) && !isMeant(change, viewer.csId, rights.supervises)) return false
    if (isTransfer(change.kind) && !rights.supervises && !isAskedOrAsks(change, viewer.csId)) return false
    if (rights.readsAll || change.assignee === viewer.csId || isOfNoSession(change)) return true
    if (isWaiting(change)) return 'brief or open'
    return isTransfer(change.kind) || isLife(change.kind) || isPersonal(change.kind) ? 'brief' : false
  }
}

interface Rights {
  readonly serves: boolean
  readonly supervises: boolean
  readonly readsAll: boolean
}

export const serves = ({ roles: given }: Pick<Person, 'roles'>): boolean => may(held(given), 'sessions.serve')

const rightsOf = (scope: ReadScope, viewer: Viewer): Rights => ({
  serves: serves(viewer),
  supervises: may(held(viewer.roles), 'sessions.supervise'),
  readsAll: readerOf(scope, viewer).readsAll,
})

const held = (given: readonly string[]): Role[] => roles.filter((role) => given.includes(role))

const isOfNoSession = ({ sessionId }: Change) => sessionId === ''

const isWaiting = ({ phase, assignee }: Change) => phase === 'pending' || (phase === null && assignee === null)

/** Changes of transfers carry the request, by us; few as they are, each is read when it is handed out. */
function isAskedOrAsks({ data }: Change, csId: string): boolean {
  const { toCsId, fromCsId, requestedBy }: Readonly<Record<string, unknown>> = JSON.parse(data ?? '{}')
  return [toCsId, fromCsId, requestedBy].includes(csId)
}
