import { type Handle, sql } from '../../platform/db.ts'

/**
 * Brings the facts of these sessions up to date. Only messages after the counted ones are read, and how far they are
 * counted is written with the counts: done twice, it changes nothing. One transaction at a time may do it.
 */
export async function rollUp(tx: Handle, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  await tx.run(sql`
    with now_so as materialized (
    select s.id, s.account_id, a.channel_id, a.bot_id, coalesce(s.manual_cs_id, s.last_cs_id), s.created_at,
      e.handoff_at, s.handoff_reason, e.accepted_at, m.first_reply_at, m.last_reply_at, s.closed_at, s.close_reason,
      m.customer, m.ai, m.manual, coalesce(m.seq, 0),
      (select rating from session_ratings where session_id = s.id), s.team_id
    from sessions s join channel_accounts a on a.id = s.account_id left join report_facts o on o.session_id = s.id
      cross join lateral (
        select min(created_at) filter (where to_status = 'pending') as handoff_at,
          min(created_at) filter (where to_status = 'manual') as accepted_at
        from session_events where session_id = s.id) as e
      cross join lateral (
        select count(*) filter (where sender_type = 'customer') as customer,
          count(*) filter (where sender_type = 'ai') as ai, count(*) filter (where sender_type = 'manual') as manual,
          min(created_at) filter (where sender_type = 'manual') as first_reply_at,
          max(created_at) filter (where sender_type = 'manual') as last_reply_at, max(seq) as seq
        from messages where session_id = s.id and seq > coalesce(o.counted_seq, 0)) as m
    where s.id = any(${[...sessionIds]}))
    insert into report_facts as f (session_id, account_id, channel_id, bot_id, agent_id, created_at, handoff_at,
      handoff_reason, accepted_at, first_reply_at, last_reply_at, closed_at, close_reason, customer_messages, ai_messages,
      manual_messages, counted_seq, rating, team_id)
    select * from now_so
    on conflict (session_id) do update set agent_id = excluded.agent_id, handoff_at = excluded.handoff_at,
      handoff_reason = coalesce(excluded.handoff_reason, f.handoff_reason), accepted_at = excluded.accepted_at,
      first_reply_at = coalesce(f.first_reply_at, excluded.first_reply_at),
      last_reply_at = coalesce(excluded.last_reply_at, f.last_reply_at), closed_at = excluded.closed_at,
      close_reason = excluded.close_reason, customer_messages = f.customer_messages + excluded.customer_messages,
      ai_messages = f.ai_messages + excluded.ai_messages, manual_messages = f.manual_messages + excluded.manual_messages,
      counted_seq = greatest(f.counted_seq, excluded.counted_seq), rating = excluded.rating,
      team_id = excluded.team_id`)
  await tx.run(sql`
    insert into account_facts as f (account_id, last_inbound_at)
    select account_id, max(last_customer_at) from sessions
    where id = any(${[...sessionIds]}) and last_customer_at is not null group by account_id
    on conflict (account_id) do update set last_inbound_at = greatest(f.last_inbound_at, excluded.last_inbound_at)`)
}
