import { type Handle, sql } from '../../../platform/db.ts'
import type { Bot } from '../contract.ts'
import { type BotRow, botColumns, type Owner, ownedBy, presentBot } from './bot-rows.ts'

export interface Page {
  readonly items: Bot[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string
}

type Listed = BotRow & { readonly at: number }

/** Newest first, those of the one who asks. */
export async function listBots(
  db: Handle,
  owner: Owner,
  { cursor = '', limit = 200 }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<Page> {
  const [, at = null, id = ''] = /^(\d{1,16})_([\w-]{1,64})$/.exec(cursor) ?? []
  const rows = await db.rows<Listed>(sql`
    select ${botColumns}, (extract(epoch from b.created_at) * 1000000)::bigint as at from bots b
    where ${ownedBy(owner)} and (b.created_at, b.id) < (
      coalesce('epoch'::timestamptz + ${at}::bigint * interval '1 microsecond', 'infinity'), ${id}::text)
    order by b.created_at desc, b.id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(presentBot), ...(last && { next: `${last.at}_${last.id}` }) }
}
