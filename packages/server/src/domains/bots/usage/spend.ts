import { type Db, sql } from '../../../platform/db.ts'
import type { BotSettings } from '../contract.ts'
import { today } from './day.ts'

/** Tokens that an answer under way may take. */
export interface Hold {
  /** What it took instead. */
  settle(tokens: number): Promise<void>
}

export interface HoldFor {
  readonly botId: string
  readonly customer: string | undefined
  readonly tokens: number
  readonly settings: Pick<BotSettings, 'daily_tokens' | 'daily_tokens_per_customer'>
}

/** What one customer may spend in a day where the bot does not say: a hundred long answers. */
const usualPerCustomer = 200_000
const unlimited = Number.MAX_SAFE_INTEGER

/**
 * Holds tokens of the day of the bot and of the customer, all or none, in one statement: however many ask at once, no
 * more than the limit is ever spent or held. A process that dies leaves its tokens held until the day is over.
 */
export async function hold(db: Db, { botId, customer, tokens, settings }: HoldFor): Promise<Hold | 'spent'> {
  const perBot = settings.daily_tokens || unlimited
  const perCustomer = (settings.daily_tokens_per_customer ?? usualPerCustomer) || unlimited
  const limits = [
    ...(perBot === unlimited ? [] : [{ who: '', limit: perBot }]),
    ...(customer === undefined || perCustomer === unlimited ? [] : [{ who: `c:${customer}`, limit: perCustomer }]),
  ]
  if (limits.length === 0) return { settle: async () => {} }
  const taken = await db.rows<{ who: string; day: string }>(sql`
    insert into bot_spend as s (bot_id, day, customer, tokens)
    select ${botId}, ${today}, w.who, ${tokens}::bigint
    from unnest(${limits.map(({ who }) => who)}::text[], ${limits.map(({ limit }) => limit)}::bigint[]) as w (who, most)
    where ${tokens}::bigint <= w.most order by w.who
    on conflict (bot_id, day, customer) do update set tokens = s.tokens + excluded.tokens
      where s.tokens + excluded.tokens <= case when s.customer = '' then ${perBot}::bigint else ${perCustomer}::bigint end
    returning customer as who, day::text`)
  const [first] = taken
  const correct = async (by: number) => {
    if (!first || by === 0) return
    await db.run(sql`
      update bot_spend set tokens = greatest(0, tokens + ${by}::bigint)
      where bot_id = ${botId} and day = ${first.day}::date and customer = any(${taken.map(({ who }) => who)})`)
  }
  if (taken.length === limits.length) return { settle: (spent) => correct(spent - tokens) }
  await correct(-tokens)
  return 'spent'
}

/** Days that are over count for nothing. */
export const sweepBotSpend = (db: Db): Promise<number> =>
  db.run(sql`
    delete from bot_spend where ctid in (
      select ctid from bot_spend where day < ${today} - 1 limit 5000)`)
