import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { AppError, ChannelError } from '../../../platform/errors.ts'
import { findMessage } from '../commands/find-message.ts'
import { refusal } from '../commands/refusal.ts'
import type { MessageInfo } from '../contract.ts'
import { type Hidden, hiddenColumns, hide } from '../intake/hide.ts'
import { presentMessage } from '../reading/present.ts'
import { lock } from '../state/load.ts'
import type { Message } from '../state/rows.ts'

export interface Recall {
  readonly sessionId: string
  readonly seq: number
  readonly csId: string
}

export interface RecallDeps {
  readonly db: Db
  /** Takes a message back at the remote, by the key that it answered with. Throws `ChannelError`. */
  readonly recallAtRemote: (accountId: string, remoteKey: string) => Promise<void>
}

/**
 * An agent takes back what they wrote: at the remote first, then here, so that nobody believes a message gone that the
 * customer still reads. Asked again it is done again, which remotes allow.
 * @throws AppError 40401, 40301, 40001 when it was not sent; 40008 when the channel cannot; 50200 when it does not answer
 */
export async function recall(
  { db, recallAtRemote }: RecallDeps,
  { sessionId, seq, csId }: Recall,
): Promise<MessageInfo> {
  const message = await findMessage(db, sessionId, seq)
  if (!message || message.senderType === null) throw refusal(40401, '消息不存在')
  if (message.senderType !== 'manual' || message.senderId !== csId) throw refusal(40301, '只能撤回自己发送的消息')
  if (message.recalledAt) return presentMessage(message)
  const { accountId, recallSeconds, isLate } = await limitsOf(db, message)
  if (recallSeconds === null) throw refusal(40008, '该渠道不支持撤回消息')
  if (message.delivery !== 'sent') throw refusal(40001, '消息尚未送达，不能撤回')
  if (message.remoteKey === null) throw refusal(40008, '该消息不能撤回')
  if (isLate) throw refusal(40008, `发送超过 ${spanText(recallSeconds)}，不能撤回`)
  await recallAtRemote(accountId, message.remoteKey).catch(refuse)
  return db.tx(async (tx) => presentMessage(await takeBackHere(tx, message)))
}

async function takeBackHere(tx: Handle, message: Message): Promise<Message> {
  const { sessionId, seq } = message
  const draft = await lock(tx, sessionId)
  if (!draft) throw refusal(40401)
  const hidden = await tx.one<Hidden>(sql`
    update messages set recalled_at = now() where session_id = ${sessionId} and seq = ${seq} and recalled_at is null
    returning ${hiddenColumns}`)
  if (hidden) await hide(tx, draft, hidden)
  return { ...message, recalledAt: hidden?.recalledAt ?? draft.now }
}

interface Limits {
  readonly accountId: string
  readonly recallSeconds: number | null
  readonly isLate: boolean
}

async function limitsOf(db: Handle, { sessionId, createdAt }: Message): Promise<Limits> {
  const limits = await db.one<Limits>(sql`
    select a.id as "accountId", a.recall_seconds as "recallSeconds",
      coalesce(${createdAt}::timestamptz < now() - a.recall_seconds * interval '1 second', false) as "isLate"
    from sessions s join channel_accounts a on a.id = s.account_id where s.id = ${sessionId}`)
  if (!limits) throw refusal(40401)
  return limits
}

const spanText = (seconds: number) => (seconds >= 7_200 ? `${seconds / 3_600} 小时` : `${seconds / 60} 分钟`)

function refuse(error: unknown): never {
  if (!(error instanceof ChannelError)) throw error
  if (['rejected', 'gone', 'unsupported', 'window_closed'].includes(error.kind))
    throw refusal(40008, '渠道已不允许撤回这条消息')
  throw new AppError(50200, 502, '渠道暂时无法撤回，请稍后再试', { cause: error, exposed: true })
}
