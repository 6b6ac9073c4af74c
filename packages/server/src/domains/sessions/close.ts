import type { Db } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { SessionInfo } from './contract.ts'
import { addMessage } from './draft.ts'
import { end } from './end.ts'
import { lock } from './load.ts'
import { notice } from './notices.ts'
import { presentSession } from './present.ts'
import { refusal } from './refusal.ts'
import { save } from './save.ts'

export interface Close {
  readonly sessionId: string
  readonly actor: { readonly csId: string; readonly mayForce: boolean }
}

/** T09, T13, T14. Closing a closed session is no error and tells nobody anything (T18). */
export const close = (db: Db, { sessionId, actor }: Close): Promise<SessionInfo> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    const { session } = draft
    if (session.status === 'closed') return presentSession(session)
    const assignee = session.manualCsId
    if (assignee !== null && assignee !== actor.csId && !actor.mayForce) throw refusal(40301)
    addMessage(draft, { sender: 'system', content: notice.closed, traceId: newId('trc') })
    if (!(await end(tx, draft, { type: 'agent', id: actor.csId }, 'agent'))) throw refusal(40001)
    await save(tx, [draft])
    return presentSession(session)
  })
