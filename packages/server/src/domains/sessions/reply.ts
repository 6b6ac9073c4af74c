import { type Db, type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { MessageInfo } from './contract.ts'
import { addMessage } from './draft.ts'
import { lock } from './load.ts'
import { messageColumns } from './message-columns.ts'
import { presentMessage } from './present.ts'
import { refusal } from './refusal.ts'
import { windowRefusal } from './reply-window.ts'
import type { Message, Session } from './rows.ts'
import { save } from './save.ts'
import { splitText } from './split-text.ts'

export interface Reply {
  readonly sessionId: string
  readonly actor: { readonly csId: string; readonly name: string }
  readonly content: string
  /** The same key twice is one message. */
  readonly clientMsgId?: string | undefined
}

export interface ReplyDeps {
  readonly db: Db
  readonly textBytes: (channelId: string) => number
}

/** Stores an agent's reply as `queued`; the outbox sends it. A text over the channel's limit becomes several messages. */
export const reply = (
  { db, textBytes }: ReplyDeps,
  { sessionId, actor, content, clientMsgId }: Reply,
): Promise<MessageInfo> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    const repeated = clientMsgId === undefined ? undefined : await findByClientId(tx, sessionId, clientMsgId)
    if (repeated) return presentMessage(repeated)
    const { session } = draft
    if (session.status !== 'manual') throw refusal(40001)
    if (session.manualCsId !== actor.csId) throw refusal(40301)
    const parts = splitText(content.toWellFormed().replaceAll('\0', ''), textBytes(session.channelId))
    const refused = windowRefusal(session, draft.now, parts.length)
    if (refused) throw refusal(40004, windowTexts[refused](session))
    const messages = parts.map((part, index) =>
      addMessage(draft, {
        sender: { type: 'manual', id: actor.csId, name: actor.name },
        content: part,
        clientMsgId: index === 0 ? clientMsgId : undefined,
        traceId: newId('trc'),
      }),
    )
    const [first] = messages
    if (!first) throw refusal(40000, 'content 不能为空')
    await save(tx, [draft])
    return presentMessage(first)
  })

const windowTexts = {
  too_late: ({ replyHours }: Session) => `客户超过 ${replyHours} 小时未发言，需等客户再次发言后才能回复`,
  too_many: ({ replyMessages }: Session) => `客户发言后最多回复 ${replyMessages} 条，需等客户再次发言后才能继续回复`,
}

const findByClientId = (tx: Handle, sessionId: string, clientMsgId: string) =>
  tx.one<Message>(sql`
    select ${messageColumns} from messages where session_id = ${sessionId} and client_msg_id = ${clientMsgId}`)
