import type { Db } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { command } from '../state/command.ts'
import { addMessage } from '../state/draft.ts'
import { refusal } from './refusal.ts'

export interface Say {
  readonly sessionId: string
  readonly content: string
}

/**
 * The desk itself tells the customer of an open session something; to agents it is a system line.
 * @throws AppError 40401, 40001 when the session has ended
 */
export const saySystem = async (db: Db, { sessionId, content }: Say): Promise<void> => {
  await command(db, sessionId, async (_tx, draft) => {
    if (draft.session.status === 'closed') throw refusal(40001)
    addMessage(draft, { sender: 'system', content, traceId: newId('trc') })
  })
}
