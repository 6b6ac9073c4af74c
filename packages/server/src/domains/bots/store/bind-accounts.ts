import { type Db, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { Bot } from '../contract.ts'
import { refusal, unknownAccount } from '../refusal.ts'
import { findBot, lockBot, presentBot } from './bot-rows.ts'
import type { By } from './create-bot.ts'

/**
 * The bot answers for exactly these accounts from now on; open sessions follow at their next message.
 * @throws AppError 400, 403, 404
 */
export const bindAccounts = (db: Db, id: string, accountIds: readonly string[], by: By): Promise<Bot> =>
  db.tx(async (tx) => {
    // Whose bot answers the customers of the company is not for the owner of one bot to say.
    if (!by.isAdmin) throw refusal('admins')
    const bot = await lockBot(tx, id)
    if (!bot) throw refusal('unknown')
    const locked = await tx.rows<{ id: string }>(sql`
      select id from channel_accounts where not made_for_bot and (bot_id = ${id} or id = any(${[...accountIds]}))
      order by id for update`)
    const known = new Set(locked.map((account) => account.id))
    const unknown = accountIds.find((accountId) => !known.has(accountId))
    if (unknown !== undefined) throw unknownAccount(unknown)
    await tx.run(sql`
      update channel_accounts set bot_id = case when id = any(${[...accountIds]}) then ${id} end where id = any(${[...known]})`)
    const details = { before: bot.accountIds, after: accountIds }
    await audit(tx, { ...by, action: 'bot.bind', target: { type: 'bot', id }, details })
    const after = await findBot(tx, id)
    if (!after) throw refusal('unknown')
    return presentBot(after)
  })
