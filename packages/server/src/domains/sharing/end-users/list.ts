import { type Handle, sql } from '../../../platform/db.ts'
import type { BotAdmin } from '../guards/require-bot-admin.ts'
import { isUuid } from '../ids.ts'
import { refusal } from '../refusal.ts'
import { type EndUserRow, endUserColumns, isInScope } from './rows.ts'

export interface EndUserPage {
  readonly rows: readonly EndUserRow[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string
}

/** The newest first; a cursor that is not one of ours begins at the top. */
export async function listEndUsers(
  db: Handle,
  admin: BotAdmin,
  { cursor, limit }: { cursor: string; limit: number },
): Promise<EndUserPage> {
  const after = parseCursor(cursor)
  const rows = await db.rows<EndUserRow & { place: string }>(sql`
    select ${endUserColumns}, u.created_at::text as place from end_users u
    where ${isInScope(admin)} and (u.created_at, u.id) < (${after.at}::timestamptz, ${after.id}::uuid)
    order by u.created_at desc, u.id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), ...(last && { next: cursorOf(last) }) }
}

const cursorOf = ({ place, id }: { place: string; id: string }) => Buffer.from(`${place}|${id}`).toString('base64url')

function parseCursor(cursor: string): { at: string; id: string } {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, at, id] = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)\|([\da-f-]{36})$/.exec(text) ?? []
  return at && id && isUuid(id) ? { at, id } : { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
}

/** Locked; throws for an account that is not there, or is somebody else's. */
export async function ownEndUser(tx: Handle, admin: BotAdmin, id: string): Promise<EndUserRow> {
  const row = isUuid(id)
    ? await tx.one<EndUserRow>(sql`
        select ${endUserColumns} from end_users u where u.id = ${id} and ${isInScope(admin)} for update`)
    : undefined
  if (!row) throw refusal('end_user_not_found')
  return row
}
