import { type Db, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import { refusal, stillBound } from '../refusal.ts'
import { lockBot } from './bot-rows.ts'
import type { By } from './create-bot.ts'

/**
 * Its links, what it knows and what waits for it go with it; conversations stay. One that customers of a channel reach
 * does not go.
 * @throws AppError 404, 409
 */
export const removeBot = (db: Db, id: string, by: By): Promise<void> =>
  db.tx(async (tx) => {
    const bot = await lockBot(tx, id)
    if (!bot) throw refusal('unknown')
    const bound = await tx.rows<{ name: string }>(sql`
      select name from channel_accounts where bot_id = ${id} and not made_for_bot order by name limit 5`)
    if (bound.length > 0) throw stillBound(bound.map(({ name }) => name))
    await tx.run(sql`update channel_accounts set bot_id = null where bot_id = ${id}`)
    await tx.run(sql`delete from bots where id = ${id}`)
    await audit(tx, { ...by, action: 'bot.delete', target: { type: 'bot', id }, details: { name: bot.name } })
  })
