import type { MemberRecord } from '@yingda/wecom'
import { type Handle, sql, type Transaction } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { changeMembers } from './change-members.ts'
import { loadNewMembers } from './load-members.ts'
import { nothingWritten, sumOf, type WriteFor, type Written } from './written.ts'

/** Members as they are now: those who are stored are compared with what is there, the others go in at once. */
export async function saveMemberRows(tx: Transaction, rows: readonly MemberRecord[], what: WriteFor): Promise<Written> {
  if (what.way === 'first') return loadNewMembers(tx, rows, what)
  if (what.way === 'careful') return changeMembers(tx, rows, what)
  const stored = await storedKeys(tx, rows)
  const known = rows.filter(({ key }) => stored.has(key))
  const added = rows.filter(({ key }) => !stored.has(key))
  const changed = known.length > 0 ? await changeMembers(tx, known, what) : nothingWritten
  if (added.length === 0) return changed
  return sumOf([changed, await loadNewMembers(tx, added, { ...what, room: what.room - changed.noted })])
}

async function storedKeys(tx: Handle, rows: readonly MemberRecord[]): Promise<ReadonlySet<string>> {
  const stored = await tx.rows<{ key: string }>(sql`
    select user_key as key from directory_members where user_key = any (${texts(rows.map(({ key }) => key))})`)
  return new Set(stored.map(({ key }) => key))
}
