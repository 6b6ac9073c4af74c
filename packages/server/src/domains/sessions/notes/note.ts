import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { findByClientId } from '../commands/find-message.ts'
import { refusal } from '../commands/refusal.ts'
import type { MessageInfo } from '../contract.ts'
import { messageId, presentMessage } from '../reading/present.ts'
import { addChange, type Draft } from '../state/draft.ts'
import { lock } from '../state/load.ts'
import type { Message } from '../state/rows.ts'
import { save } from '../state/save.ts'

export interface Note {
  readonly sessionId: string
  readonly actor: { readonly csId: string; readonly name: string }
  readonly content: string
  /** Agents who are to read it. */
  readonly mentions?: readonly string[] | undefined
  /** The same key twice is one note. */
  readonly clientMsgId?: string | undefined
}

/**
 * A line among colleagues: it stands in the session, in whatever state that is, and never goes out. It is no message of
 * the conversation, so it is not counted and no list shows it.
 * @throws AppError 40401; 40000 when somebody mentioned is no agent
 */
export const addNote = (
  db: Db,
  { sessionId, actor, content, mentions = [], clientMsgId }: Note,
): Promise<MessageInfo> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    const repeated = clientMsgId === undefined ? undefined : await findByClientId(tx, sessionId, clientMsgId)
    if (repeated) return presentMessage(repeated)
    const csIds = [...new Set(mentions)].filter((csId) => csId !== actor.csId)
    await assertAgents(tx, csIds)
    const note = appendNote(draft, { actor, content, clientMsgId })
    if (csIds.length > 0) {
      const data = { msgId: messageId(sessionId, note.seq), csIds, byCsId: actor.csId, by: actor.name }
      addChange(draft, { kind: 'mentioned', data })
    }
    await save(tx, [draft])
    return presentMessage(note)
  })

type NewNote = Pick<Note, 'actor' | 'content' | 'clientMsgId'>

/** As part of another command on the session. */
export function appendNote(draft: Draft, input: NewNote): Message {
  const note = noteOf(draft, input)
  draft.messages.push(note)
  addChange(draft, { kind: 'new_message', seq: note.seq })
  return note
}

function noteOf({ session, now }: Draft, { actor, content, clientMsgId }: NewNote): Message {
  return {
    sessionId: session.id,
    seq: ++session.lastSeq,
    senderType: null,
    senderId: actor.csId,
    senderName: actor.name,
    msgType: 'note',
    content: content.toWellFormed().replaceAll('\0', ''),
    remoteKey: null,
    clientMsgId: clientMsgId ?? null,
    delivery: null,
    deliveryReason: null,
    traceId: newId('trc'),
    createdAt: now,
    recalledAt: null,
    media: null,
  }
}

async function assertAgents(tx: Handle, csIds: readonly string[]): Promise<void> {
  if (csIds.length === 0) return
  const known = await tx.rows<{ id: string }>(sql`
    select user_id as id from agents where user_id = any(${[...csIds]}) and is_active`)
  const unknown = csIds.find((csId) => !known.some(({ id }) => id === csId))
  if (unknown !== undefined) throw refusal(40000, `mentions 中的 ${unknown} 不是坐席`)
}
