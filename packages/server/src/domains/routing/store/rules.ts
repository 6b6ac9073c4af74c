import { type Handle, sql } from '../../../platform/db.ts'
import type { Priority } from '../../sessions/contract.ts'
import type { RoutingRule, RoutingRules } from '../contract.ts'

interface Row {
  readonly name: string
  readonly accountId: string | null
  readonly channelType: string | null
  readonly botId: string | null
  readonly tagId: string | null
  readonly vip: boolean | null
  readonly departmentId: number | null
  readonly whenPriority: Priority | null
  readonly teamId: string | null
  readonly priority: Priority | null
}

export async function readRules(db: Handle): Promise<RoutingRules> {
  const { version } = (await db.one<{ version: number }>(sql`
    select rules_version as version from routing_settings`)) ?? { version: 1 }
  const rows = await db.rows<Row>(sql`
    select name, account_id as "accountId", channel_type as "channelType", bot_id as "botId", tag_id as "tagId",
      is_vip as vip, department_id as "departmentId", when_priority as "whenPriority", team_id as "teamId", priority
    from routing_rules order by place`)
  return { version, items: rows.map(present) }
}

/** All of them in one go, in their order; false when they were changed since `version` was read. */
export async function replaceRules(tx: Handle, version: number, items: readonly RoutingRule[]): Promise<boolean> {
  const held = await tx.run(sql`
    update routing_settings set rules_version = rules_version + 1 where rules_version = ${version}`)
  if (held === 0) return false
  await tx.run(sql`delete from routing_rules`)
  await tx.run(sql`
    insert into routing_rules (place, name, account_id, channel_type, bot_id, tag_id, is_vip, department_id,
      when_priority, team_id, priority)
    select nth, rule->>'name', rule->'match'->>'accountId', rule->'match'->>'channelType', rule->'match'->>'botId',
      rule->'match'->>'tagId', (rule->'match'->>'vip')::boolean, (rule->'match'->>'departmentId')::int,
      rule->'match'->>'priority', rule->>'teamId', rule->>'priority'
    from json_array_elements(${JSON.stringify(items)}::json) with ordinality as given (rule, nth)`)
  return true
}

const present = ({ name, teamId, priority, whenPriority, ...match }: Row): RoutingRule => ({
  name,
  match: {
    ...(match.accountId !== null && { accountId: match.accountId }),
    ...(match.channelType !== null && { channelType: match.channelType }),
    ...(match.botId !== null && { botId: match.botId }),
    ...(match.tagId !== null && { tagId: match.tagId }),
    ...(match.vip !== null && { vip: match.vip }),
    ...(match.departmentId !== null && { departmentId: match.departmentId }),
    ...(whenPriority !== null && { priority: whenPriority }),
  },
  ...(teamId !== null && { teamId }),
  ...(priority !== null && { priority }),
})
