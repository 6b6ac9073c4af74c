import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../bot-admin.ts'
import type { KnowledgeSet } from '../contract.ts'
import { ownSetOf } from '../entries/own-set.ts'
import { refusal } from '../refusal.ts'
import { assertBot, mayUse } from './access.ts'
import { presentSet, type SetRow } from './sets.ts'

/** The sets that a bot answers from, its own first. */
export async function setsOfBot(db: Handle, admin: BotAdmin, botId: string): Promise<KnowledgeSet[]> {
  await assertBot(db, admin, botId)
  await ownSetOf(db, botId)
  const rows = await db.rows<SetRow>(sql`
    select s.id, s.name, s.owner_id as "ownerId", s.bot_id as "botId", s.created_at as "createdAt",
      s.updated_at as "updatedAt", s.created_at::text as at
    from knowledge_sets s join bot_knowledge_sets u on u.set_id = s.id
    where u.bot_id = ${botId} order by s.bot_id is null, s.created_at, s.id`)
  return rows.map(presentSet)
}

/** Gives a bot these sets besides its own. Sets that the caller may not use are unknown. */
export async function giveSets(db: Db, admin: BotAdmin, botId: string, setIds: readonly string[], ip: string) {
  await db.tx(async (tx) => {
    await assertBot(tx, admin, botId)
    const own = await ownSetOf(tx, botId)
    const wanted = setIds.filter((id) => id !== own)
    const known = await tx.rows<{ id: string }>(sql`
      select s.id from knowledge_sets s where s.id = any(${wanted}) and s.bot_id is null and ${mayUse(admin)}`)
    if (known.length < wanted.length) throw refusal('no_set')
    await tx.run(sql`delete from bot_knowledge_sets where bot_id = ${botId} and set_id <> all(${[own, ...wanted]})`)
    await tx.run(sql`
      insert into bot_knowledge_sets (bot_id, set_id) select ${botId}, unnest(${wanted}::text[]) on conflict do nothing`)
    const target = { type: 'bot', id: botId }
    await audit(tx, { actor: admin.actor, action: 'bot.knowledge', target, details: { sets: wanted }, ip })
  })
  return setsOfBot(db, admin, botId)
}
