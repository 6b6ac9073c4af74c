import { randomUUID } from 'node:crypto'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../bot-admin.ts'
import type { KnowledgeSet } from '../contract.ts'
import { removeOfSet } from '../entries/remove-in-steps.ts'
import { type Place, pageOf } from '../page.ts'
import { refusal } from '../refusal.ts'
import { assertSet, mayUse } from './access.ts'

export interface SetRow extends Place {
  readonly name: string
  readonly ownerId: string | null
  readonly botId: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

const columns = sql`
  s.id, s.name, s.owner_id as "ownerId", s.bot_id as "botId", s.created_at as "createdAt", s.updated_at as "updatedAt",
  s.created_at::text as at`

export const presentSet = ({ id, name, ownerId, botId, createdAt, updatedAt }: SetRow): KnowledgeSet => ({
  id,
  name,
  owner_id: ownerId,
  bot_id: botId,
  created_at: createdAt.toISOString(),
  updated_at: updatedAt.toISOString(),
})

export async function listSets(db: Handle, admin: BotAdmin, { at, id }: Place, limit: number) {
  const rows = await db.rows<SetRow>(sql`
    select ${columns} from knowledge_sets s
    where (s.created_at, s.id) < (${at}::timestamptz, ${id}) and ${mayUse(admin)}
    order by s.created_at desc, s.id desc limit ${limit + 1}`)
  return pageOf(rows, limit, presentSet)
}

export async function readSet(db: Handle, admin: BotAdmin, setId: string): Promise<KnowledgeSet> {
  const row = await db.one<SetRow>(sql`
    select ${columns} from knowledge_sets s where s.id = ${setId} and ${mayUse(admin)}`)
  if (!row) throw refusal('no_set')
  return presentSet(row)
}

export function addSet(db: Db, admin: BotAdmin, name: string, ip: string): Promise<KnowledgeSet> {
  const id = randomUUID()
  return db.tx(async (tx) => {
    await tx.run(sql`insert into knowledge_sets (id, owner_id, name) values (${id}, ${admin.id}, ${name.trim()})`)
    await audit(tx, { actor: admin.actor, action: 'knowledge_set.create', target: { type: 'knowledge_set', id }, ip })
    return readSet(tx, admin, id)
  })
}

export function renameSet(db: Db, admin: BotAdmin, setId: string, name: string): Promise<KnowledgeSet> {
  return db.tx(async (tx) => {
    await assertSet(tx, admin, setId)
    await tx.run(sql`update knowledge_sets set name = ${name.trim()}, updated_at = now() where id = ${setId}`)
    return readSet(tx, admin, setId)
  })
}

/** A bot's own set stays as long as the bot. */
export async function removeSet(db: Db, admin: BotAdmin, setId: string, ip: string): Promise<void> {
  const set = await readSet(db, admin, setId)
  if (set.bot_id !== null) throw refusal('own_set')
  await db.tx(async (tx) => {
    await tx.run(sql`delete from bot_knowledge_sets where set_id = ${setId}`)
    const target = { type: 'knowledge_set', id: setId }
    await audit(tx, { actor: admin.actor, action: 'knowledge_set.delete', target, details: { name: set.name }, ip })
  })
  await removeOfSet(db, setId)
  await db.run(sql`delete from knowledge_sets where id = ${setId}`)
}
