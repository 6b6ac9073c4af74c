import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import type { Bot, BotSettings, ModelSettings } from '../contract.ts'

export interface BotRow {
  readonly id: string
  readonly name: string
  readonly ownerId: string | null
  readonly settings: BotSettings
  readonly model: ModelSettings
  readonly modelKey: string | null
  readonly accountIds: readonly string[]
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export const botColumns = sql`
  b.id, b.name, b.owner_id as "ownerId", b.settings, b.model, b.model_key as "modelKey", b.version,
  b.created_at as "createdAt", b.updated_at as "updatedAt",
  array(select a.id from channel_accounts a where a.bot_id = b.id and not a.made_for_bot order by a.id) as "accountIds"`

/** The key is never among what is shown. */
export const presentBot = ({ settings, model, ...row }: BotRow): Bot => ({
  id: row.id,
  name: row.name,
  owner_id: row.ownerId,
  settings,
  model: { ...model, has_api_key: row.modelKey !== null },
  avatar_url: settings.avatar_url || null,
  account_ids: [...row.accountIds],
  version: row.version,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})

export const findBot = (db: Handle, id: string): Promise<BotRow | undefined> =>
  // A NUL names nothing: PostgreSQL would refuse the question.
  id.includes('\0')
    ? Promise.resolve(undefined)
    : db.one<BotRow>(sql`select ${botColumns} from bots b where b.id = ${id}`)

/** Locked for the rest of the transaction: two who change it come one after the other. */
export async function lockBot(tx: Handle, id: string): Promise<BotRow | undefined> {
  if (id.includes('\0') || !(await tx.one(sql`select 1 from bots where id = ${id} for update`))) return undefined
  return findBot(tx, id)
}

/** Whoever administers bots; the master key owns all of them. */
export interface Owner {
  readonly kind: 'staff' | 'master'
  readonly id: string
  /** Bots of nobody are of the administrators. */
  readonly isAdmin: boolean
}

/** Of `bots b`. */
export const ownedBy = ({ kind, id, isAdmin }: Owner): Sql =>
  sql`(${kind === 'master'} or b.owner_id = ${id} or (b.owner_id is null and ${isAdmin}))`
