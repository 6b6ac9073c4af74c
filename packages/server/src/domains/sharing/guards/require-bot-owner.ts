import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import type { Request } from '../../../platform/http.ts'
import { refusal } from '../refusal.ts'
import type { Guard, GuardDeps } from './deps.ts'
import type { BotAdmin } from './require-bot-admin.ts'

/** After `requireBotAdmin`, on routes of one bot: `bot_id` in the path. The master key is nobody's rival. */
export const requireBotOwner =
  ({ db }: Pick<GuardDeps, 'db'>): Guard =>
  async ({ botAdmin, params }: Request) => {
    const { bot_id: botId = '' } = params as { bot_id?: string }
    await assertOwner(db, botAdmin, botId)
  }

/** A bot that there is not is nobody's either, so an admin does not learn which ids there are. */
async function assertOwner(db: Handle, admin: BotAdmin, botId: string): Promise<void> {
  if (admin.kind === 'master') return
  const owned = isStorable(botId) && (await db.one(sql`select 1 from bots b where b.id = ${botId} and ${owns(admin)}`))
  if (!owned) throw refusal('not_the_owner')
}

/** Of `bots b`: whose it is. */
export const owns = ({ kind, id, isAdmin }: BotAdmin): Sql => sql`
  (${kind === 'master'} or b.owner_id = ${id} or (b.owner_id is null and ${isAdmin}))`

/** The same of a bot that has been read. */
export const isOwner = ({ kind, id, isAdmin }: BotAdmin, { ownerId }: { readonly ownerId: string | null }): boolean =>
  kind === 'master' || ownerId === id || (ownerId === null && isAdmin)

/** A NUL names nothing: PostgreSQL would refuse the question. */
export const isStorable = (text: string): boolean => !text.includes('\0')
