import { randomUUID } from 'node:crypto'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { type Actor, audit } from '../../audit/index.ts'
import type { Bot, CreateBotBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { findBot, type Owner, presentBot } from './bot-rows.ts'
import { checkedName, checkedSettings, type ModelDeps, storedModel } from './given.ts'

export type By = Owner & Actor

/** @throws AppError 400, 403, 422 */
export async function createBot(
  db: Db,
  deps: ModelDeps,
  { name, settings, model, owner_id: ownerId }: CreateBotBody,
  by: By,
): Promise<Bot> {
  const id = randomUUID()
  const stored = storedModel(deps, id, model ?? {})
  const kept = checkedSettings(settings ?? {})
  const called = checkedName(name)
  return db.tx(async (tx) => {
    const owner = await ownerFor(tx, ownerId ?? undefined, by)
    await tx.run(sql`
      insert into bots (id, name, owner_id, settings, model, model_key)
      values (${id}, ${called}, ${owner}, ${JSON.stringify(kept)}::jsonb, ${JSON.stringify(stored.model)}::jsonb, ${stored.modelKey})`)
    await audit(tx, { ...by, action: 'bot.create', target: { type: 'bot', id }, details: { name: called, owner } })
    const row = await findBot(tx, id)
    if (!row) throw refusal('unknown')
    return presentBot(row)
  })
}

/** Who makes a bot owns it; the master key may make it for somebody. */
export async function ownerFor(tx: Handle, named: string | undefined, by: Owner): Promise<string> {
  if (named === undefined || named === by.id) return by.id
  if (by.kind !== 'master') throw refusal('ownerByMaster')
  const agent = await tx.one<{ id: string }>(sql`select id from agents where id = ${named} or user_id = ${named}`)
  if (!agent) throw refusal('owner')
  return agent.id
}
