import { type Db, type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { texts, times } from '../../platform/sql-lists.ts'
import { deskLanguage } from '../language/index.ts'
import { usualGreeting } from './texts.ts'

export interface NewGreeting {
  readonly accountId: string
  readonly customerRef: string
  /** Lets the greeting pass, until then. */
  readonly code: { readonly value: string; readonly until: Date }
  readonly traceId: string
}

export interface Greeting {
  readonly id: string
  readonly accountId: string
  readonly customerRef: string
  readonly content: string
  readonly code: string
  readonly traceId: string
}

/** In the words of the account's bot. Stored with what the remote told, sent after it; opens no session. */
export async function greet(tx: Handle, all: readonly NewGreeting[]): Promise<void> {
  if (all.length === 0) return
  await tx.run(sql`
    insert into greetings (id, account_id, customer_ref, code, send_before, trace_id, content)
    select n.id, n.account_id, n.customer_ref, n.code, n.send_before, n.trace_id,
      coalesce(nullif(b.settings->>'welcome', ''), nullif(b.settings->>'welcome_message', ''),
        case ${deskLanguage} when 'en' then ${usualGreeting.en} else ${usualGreeting['zh-CN']} end)
    from unnest(
      ${texts(all.map(() => newId('grt')))}, ${texts(all.map((g) => g.accountId))},
      ${texts(all.map((g) => g.customerRef))}, ${texts(all.map((g) => g.code.value))},
      ${times(all.map((g) => g.code.until))}, ${texts(all.map((g) => g.traceId))})
      as n (id, account_id, customer_ref, code, send_before, trace_id)
      join channel_accounts a on a.id = n.account_id left join bots b on b.id = a.bot_id
    where n.send_before > now()`)
}

export interface GreetingLane {
  readonly accountId: string
  readonly sendDedupes: boolean
}

/** Where the remote drops repeats, a node that died with a greeting is followed by another. Elsewhere it has perhaps greeted. */
export const claimGreeting = (db: Db, lanes: readonly GreetingLane[]): Promise<Greeting | undefined> =>
  db.one<Greeting>(sql`
    update greetings set next_attempt_at = case
      when account_id = any(${lanes.filter(({ sendDedupes }) => sendDedupes).map(({ accountId }) => accountId)})
        then now() + interval '5 seconds' else send_before end
    where id = (
      select id from greetings
      where next_attempt_at <= now() and send_before > now() and account_id = any(${lanes.map(({ accountId }) => accountId)})
      order by next_attempt_at limit 1 for update skip locked)
    returning id, account_id as "accountId", customer_ref as "customerRef", content, code, trace_id as "traceId"`)

export const greetAgain = (db: Db, { id }: Greeting) =>
  db.run(sql`update greetings set next_attempt_at = now() + interval '5 seconds' where id = ${id}`)

export const finishGreeting = (db: Db, { id }: Greeting) => db.run(sql`delete from greetings where id = ${id}`)

export const dropLate = (db: Db) => db.run(sql`delete from greetings where send_before <= now()`)
