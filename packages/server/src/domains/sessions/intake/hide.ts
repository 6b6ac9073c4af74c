import { type Handle, sql } from '../../../platform/db.ts'
import { type StoredMedia, withdrawFile } from '../../files/index.ts'
import { messageId } from '../reading/present.ts'
import { addChange, type Draft } from '../state/draft.ts'
import { preview } from '../state/preview.ts'
import { save } from '../state/save.ts'

export interface Hidden {
  readonly sessionId: string
  readonly seq: number
  readonly content: string
  readonly recalledAt: Date
  readonly media: StoredMedia | null
}

export const hiddenColumns = sql`session_id as "sessionId", seq, content, recalled_at as "recalledAt", media`

/** A message was taken back by who wrote it: neither its text nor its file is shown any more, and screens are told. */
export async function hide(tx: Handle, draft: Draft, { sessionId, seq, content, recalledAt, media }: Hidden) {
  const { session } = draft
  if (media) await withdrawFile(tx, { sessionId, seq, fileId: media.fileId })
  if (session.lastMessage === preview(content)) session.lastMessage = ''
  const data = { msgId: messageId(sessionId, seq), recalledAt: recalledAt.toISOString() }
  addChange(draft, { kind: 'message_recalled', data })
  await save(tx, [draft])
}
