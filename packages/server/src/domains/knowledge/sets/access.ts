import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import type { BotAdmin } from '../bot-admin.ts'
import { refusal } from '../refusal.ts'

/** Whose knowledge it is: their own sets, and those of bots they look after. What belongs to nobody is the administrators'. */
export const mayUse = ({ kind, id, isAdmin }: BotAdmin): Sql => sql`
  (${kind === 'master'} or s.owner_id = ${id} or exists (select from bots b where b.id = s.bot_id
    and (b.owner_id = ${id} or (b.owner_id is null and ${isAdmin}))))`

/** @throws 404 when there is no such set, or it is somebody else's. */
export async function assertSet(db: Handle, admin: BotAdmin, setId: string): Promise<void> {
  const found = await db.one(sql`select 1 from knowledge_sets s where s.id = ${setId} and ${mayUse(admin)}`)
  if (!found) throw refusal('no_set')
}

/** @throws 404 when there is no such bot, or it is somebody else's. */
export async function assertBot(db: Handle, { kind, id, isAdmin }: BotAdmin, botId: string): Promise<void> {
  const found = await db.one(sql`
    select 1 from bots b where b.id = ${botId}
      and (${kind === 'master'} or b.owner_id = ${id} or (b.owner_id is null and ${isAdmin}))`)
  if (!found) throw refusal('no_bot')
}
