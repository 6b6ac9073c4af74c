import { type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { FileInfo } from '../../files/contract.ts'
import { linkFile } from '../../files/index.ts'
import type { SessionStatus } from '../../sessions/contract.ts'
import { takeIncoming } from '../../sessions/index.ts'
import type { WebchatDeps } from '../deps.ts'
import { refusal } from '../refusal.ts'
import { holdConversation, nameCustomer, type Visitor } from '../visitor.ts'
import { findPost, keepPost, type Place } from './find-post.ts'

export interface Post {
  readonly text: string
  /** The message is this file, and the text stands for it. */
  readonly file?: FileInfo | undefined
  readonly clientMsgId?: string | undefined
  readonly traceId: string
}

export interface Stored extends Place {
  readonly status: SessionStatus
  /** It was stored before, and nothing has happened now. */
  readonly isRepeated: boolean
}

type StoreDeps = Pick<WebchatDeps, 'reopenRule' | 'queueLines'>

/**
 * What a visitor says goes the way of every customer's message, in one transaction. It does not wait in the inbox, where
 * whatever remotes push is written down first: the visitor is answered after the commit and asks again if there was none.
 */
export async function storePost(tx: Handle, deps: StoreDeps, visitor: Visitor, post: Post): Promise<Stored> {
  const { accountId, endUserId: customerRef } = visitor
  await holdConversation(tx, visitor)
  const before = await findPost(tx, visitor, post.clientMsgId)
  if (before) return { ...before, status: await statusOf(tx, before.sessionId), isRepeated: true }
  const remoteKey = newId('said')
  await takeIncoming(
    tx,
    [
      {
        accountId,
        traceId: post.traceId,
        receivedAt: await clock(tx),
        item: { kind: 'message', customerRef, remoteKey, text: post.text, ...contentOf(post) },
      },
    ],
    deps.reopenRule,
    deps.queueLines,
  )
  const stored = await tx.one<Place & { status: SessionStatus }>(sql`
    select s.id as "sessionId", s.status, m.seq from customer_identities i join sessions s on s.id = i.session_id
      join messages m on m.session_id = s.id and m.seq > s.last_seq - 10 and m.remote_key = ${remoteKey}
    where i.account_id = ${accountId} and i.customer_ref = ${customerRef}`)
  if (!stored) throw new Error('A message of a visitor was taken and is not there.')
  if (stored.seq === 1) await nameCustomer(tx, visitor)
  if (post.file && !(await linkFile(tx, post.file.fileId))) throw refusal('file_not_found')
  if (post.clientMsgId !== undefined) await keepPost(tx, visitor, post.clientMsgId, stored)
  return { ...stored, isRepeated: false }
}

function contentOf({ file }: Post) {
  if (!file) return { msgType: 'text' }
  const { fileId, kind, name, size, mime } = file
  return { msgType: kind, media: { remoteId: fileId, kind, name, fileId, size, mime } }
}

/** Not `now()`, which is when the transaction began: it may have waited for the one before it. */
async function clock(tx: Handle): Promise<Date> {
  const row = await tx.one<{ at: Date }>(sql`select clock_timestamp() as at`)
  return row?.at ?? new Date()
}

async function statusOf(tx: Handle, sessionId: string): Promise<SessionStatus> {
  const row = await tx.one<{ status: SessionStatus }>(sql`select status from sessions where id = ${sessionId}`)
  return row?.status ?? 'closed'
}
