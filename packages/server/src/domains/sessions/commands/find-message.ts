import { type Handle, sql } from '../../../platform/db.ts'
import { messageColumns } from '../reading/message-columns.ts'
import type { Message } from '../state/rows.ts'

export const findMessage = (db: Handle, sessionId: string, seq: number): Promise<Message | undefined> =>
  db.one<Message>(sql`select ${messageColumns} from messages where session_id = ${sessionId} and seq = ${seq}`)

export const findByClientId = (db: Handle, sessionId: string, clientMsgId: string): Promise<Message | undefined> =>
  db.one<Message>(sql`
    select ${messageColumns} from messages where session_id = ${sessionId} and client_msg_id = ${clientMsgId}`)
