import { type Db, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { Bot, UpdateBotBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { type BotRow, findBot, lockBot, presentBot } from './bot-rows.ts'
import { type By, ownerFor } from './create-bot.ts'
import { checkedName, checkedSettings, type ModelDeps, type StoredModel, storedModel } from './given.ts'

/** @throws AppError 400, 403, 404, 409 when somebody else has changed it meanwhile, 422 */
export const changeBot = (db: Db, deps: ModelDeps, id: string, body: UpdateBotBody, by: By): Promise<Bot> =>
  db.tx(async (tx) => {
    const before = await lockBot(tx, id)
    if (!before) throw refusal('unknown')
    if (body.version !== undefined && body.version !== before.version) throw refusal('changed')
    const name = body.name === undefined ? before.name : checkedName(body.name)
    const settings = body.settings === undefined ? before.settings : checkedSettings(body.settings ?? {})
    const { model, modelKey } = body.model === undefined ? before : storedModel(deps, id, body.model, before)
    const owner = body.owner_id === undefined ? before.ownerId : await ownerFor(tx, body.owner_id, by)
    await tx.run(sql`
      update bots set name = ${name}, settings = ${JSON.stringify(settings)}::jsonb, model = ${JSON.stringify(model)}::jsonb,
        model_key = ${modelKey}, owner_id = ${owner}, version = version + 1, updated_at = now()
      where id = ${id}`)
    const details = changesOf(before, { name, settings, model, modelKey, owner })
    await audit(tx, { ...by, action: 'bot.update', target: { type: 'bot', id }, details })
    const after = await findBot(tx, id)
    if (!after) throw refusal('unknown')
    return presentBot(after)
  })

interface After extends StoredModel {
  readonly name: string
  readonly settings: BotRow['settings']
  readonly owner: string | null
}

/** Which of them, not what they say: prompts are long, and keys are secret. */
function changesOf(before: BotRow, after: After) {
  const keys = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)])
  const was: Readonly<Record<string, unknown>> = before.settings
  const is: Readonly<Record<string, unknown>> = after.settings
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  return {
    ...(before.name !== after.name && { name: after.name }),
    ...(before.ownerId !== after.owner && { owner: after.owner }),
    settings: [...keys].filter((key) => differs(was[key], is[key])),
    ...(differs(before.model, after.model) && { model: { before: before.model, after: after.model } }),
    ...(before.modelKey !== after.modelKey && { keyChanged: true }),
  }
}
