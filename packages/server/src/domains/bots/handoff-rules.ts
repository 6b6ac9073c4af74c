import { type Handle, sql } from '../../platform/db.ts'
import type { HandoffRules } from './contract.ts'

/** When a person goes on, as the bot's owner has it. */
export interface Rules {
  /** By which customers ask for a person, besides the usual ones. */
  readonly words: readonly string[]
  readonly misses: number
  readonly automatic: boolean
  readonly maxAnswers: number
}

const usualRules: Rules = { words: [], misses: 3, automatic: true, maxAnswers: 50 }

/** By channel account; one without a bot has the usual ones. */
export async function handoffRulesOf(tx: Handle, accountIds: readonly string[]): Promise<(accountId: string) => Rules> {
  const rows = await tx.rows<{ id: string; rules: HandoffRules | null }>(sql`
    select a.id, b.settings -> 'handoff' as rules from channel_accounts a join bots b on b.id = a.bot_id
    where a.id = any(${[...new Set(accountIds)]})`)
  const rules = new Map(rows.map((row) => [row.id, rulesFrom(row.rules)]))
  return (accountId) => rules.get(accountId) ?? usualRules
}

/** Of the bot that has the session now. */
export async function handoffRulesIn(tx: Handle, sessionId: string): Promise<Rules> {
  const row = await tx.one<{ rules: HandoffRules | null }>(sql`
    select b.settings -> 'handoff' as rules
    from sessions s join channel_accounts a on a.id = s.account_id join bots b on b.id = a.bot_id where s.id = ${sessionId}`)
  return rulesFrom(row?.rules ?? null)
}

/** As a bot's settings have it. */
export const rulesFrom = (given: HandoffRules | null | undefined): Rules => ({
  words: given?.words ?? usualRules.words,
  misses: given?.misses ?? usualRules.misses,
  automatic: given?.automatic ?? usualRules.automatic,
  maxAnswers: given?.max_answers ?? usualRules.maxAnswers,
})
