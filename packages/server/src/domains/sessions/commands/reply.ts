import type { Db, Handle } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { FileKind } from '../../files/contract.ts'
import { findFile, linkFile } from '../../files/index.ts'
import type { MessageInfo } from '../contract.ts'
import { presentMessage } from '../reading/present.ts'
import { windowRefusal, windowText } from '../sending/reply-window.ts'
import { addMessage, type NewMessage } from '../state/draft.ts'
import { lock } from '../state/load.ts'
import { save } from '../state/save.ts'
import { assertSendable, type FileLimits, fileText } from './file-kind.ts'
import { findByClientId } from './find-message.ts'
import { nativeText, refusal } from './refusal.ts'
import { splitText, type TextLimit } from './split-text.ts'

export interface Reply {
  readonly sessionId: string
  readonly actor: { readonly csId: string; readonly name: string }
  readonly content: string
  /** Goes first; the text, if there is any, follows it. */
  readonly file?: { readonly fileId: string; readonly kind: FileKind } | undefined
  /** The same key twice is one message. */
  readonly clientMsgId?: string | undefined
}

export interface ReplyDeps {
  readonly db: Db
  readonly textBytes: (channelId: string) => TextLimit
  /** Absent: no files are sent. */
  readonly fileLimits?: (channelId: string) => FileLimits
}

/** Stores an agent's reply as `queued`; the outbox sends it. A text over the channel's limit becomes several messages. */
export const reply = (
  { db, textBytes, fileLimits }: ReplyDeps,
  { sessionId, actor, content, file, clientMsgId }: Reply,
): Promise<MessageInfo> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    const repeated = clientMsgId === undefined ? undefined : await findByClientId(tx, sessionId, clientMsgId)
    if (repeated) return presentMessage(repeated)
    const { session } = draft
    if (session.status !== 'manual') throw refusal(40001)
    if (session.manualCsId !== actor.csId) throw refusal(40301)
    if (session.mode === 'native') throw refusal(40005, nativeText)
    const texts = splitText(content.toWellFormed().replaceAll('\0', ''), textBytes(session.channelId))
    const attached = file && (await attach(tx, file, fileLimits?.(session.channelId) ?? {}))
    const parts: Part[] = [...(attached ? [attached] : []), ...texts.map((text) => ({ content: text }))]
    const refused = windowRefusal(session, draft.now, parts.length)
    if (refused) throw refusal(40004, windowText(refused, session))
    const messages = parts.map((part, index) =>
      addMessage(draft, {
        sender: { type: 'manual', id: actor.csId, name: actor.name },
        ...part,
        clientMsgId: index === 0 ? clientMsgId : undefined,
        traceId: newId('trc'),
      }),
    )
    const [first] = messages
    if (!first) throw refusal(40000, 'content 不能为空')
    await save(tx, [draft])
    return presentMessage(first)
  })

type Part = Pick<NewMessage, 'content' | 'media' | 'msgType'>

/** @throws AppError 40007 when the channel would refuse it */
async function attach(tx: Handle, { fileId, kind }: NonNullable<Reply['file']>, limits: FileLimits): Promise<Part> {
  const file = await findFile(tx, fileId)
  if (!file || !(await linkFile(tx, fileId))) throw refusal(40000, 'fileId 指定的文件不存在')
  assertSendable(kind, file, limits)
  const { name, size, mime } = file
  return { content: fileText(kind, name), msgType: kind, media: { kind, fileId, name, size, mime } }
}
