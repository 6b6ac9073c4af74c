import { type Handle, sql } from '../../platform/db.ts'
import type { ChannelAccountInfo } from './contract.ts'

interface Row {
  readonly accountId: string
  readonly channelId: string
  readonly externalId: string
  readonly name: string
  readonly botId: string | null
  readonly botName: string | null
  readonly madeForBot: boolean
  readonly mode: 'hosted' | 'native'
  readonly lastInboundAt: Date | null
  readonly lastPullAt: Date | null
  readonly pullError: string | null
  readonly problem: 'unauthorised' | null
  readonly outboundWaiting: number
  readonly oldestOutboundAt: Date | null
  readonly failingSince: Date | null
}

export type IsOpen = (accountId: string) => boolean

/** Every account with what is known of its health; `accountId` leaves only that one. */
export async function readAccounts(db: Handle, isOpen: IsOpen, accountId?: string): Promise<ChannelAccountInfo[]> {
  const rows = await db.rows<Row>(sql`
    select a.id as "accountId", a.channel_id as "channelId", a.external_id as "externalId", a.name, a.bot_id as "botId",
      b.name as "botName", a.mode, a.made_for_bot as "madeForBot", f.last_inbound_at as "lastInboundAt", p.pulled_at as "lastPullAt", p.error as "pullError",
      a.problem,
      o.waiting as "outboundWaiting", o.oldest as "oldestOutboundAt", least(p.failing_since, o.failing) as "failingSince"
    from channel_accounts a left join bots b on b.id = a.bot_id left join account_facts f on f.account_id = a.id left join pulls p on p.account_id = a.id
      cross join lateral (
        select count(*) as waiting, min(queued_at) as oldest, min(queued_at) filter (where attempts > 1) as failing
        from outbound where account_id = a.id) as o
    where ${accountId ?? null}::text is null or a.id = ${accountId ?? null}
    order by a.channel_id, a.name, a.id limit 1000`)
  return rows.map((row) => present(row, isOpen(row.accountId)))
}

const present = (row: Row, isOpen: boolean): ChannelAccountInfo => ({
  accountId: row.accountId,
  channelId: row.channelId,
  externalId: row.externalId,
  name: row.name,
  ...(row.botId !== null && { botId: row.botId }),
  ...(row.botName !== null && { botName: row.botName }),
  ...(row.madeForBot && { madeForBot: true }),
  mode: row.mode,
  isOpen,
  health: {
    ...(row.lastInboundAt && { lastInboundAt: row.lastInboundAt.toISOString() }),
    ...(row.lastPullAt && { lastPullAt: row.lastPullAt.toISOString() }),
    ...(row.pullError !== null && { pullError: row.pullError }),
    ...(row.problem !== null && { problem: row.problem }),
    outboundWaiting: row.outboundWaiting,
    ...(row.oldestOutboundAt && { oldestOutboundAt: row.oldestOutboundAt.toISOString() }),
    ...(row.failingSince && { failingSince: row.failingSince.toISOString() }),
  },
})
