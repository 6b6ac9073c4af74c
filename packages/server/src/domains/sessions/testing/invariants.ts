import { type Handle, type Sql, sql } from '../../../platform/db.ts'

/** In which state the session of message `m` was when it was written, and whose. */
const stateAt = sql`
  select e.to_status as status, e.cs_id from session_events e
  where e.session_id = m.session_id and e.seq < m.seq order by e.id desc limit 1`

/** What is true of all sessions at every moment, each as a query for what breaks it. */
const rules: Readonly<Record<string, Sql>> = {
  'manual exactly if somebody has it': sql`
    select id from sessions where (status = 'manual') <> (manual_cs_id is not null)`,
  'the load of an agent is the number of their sessions': sql`
    select user_id as id from agents a
    where current_load <> (select count(*) from sessions s where s.manual_cs_id = a.user_id)`,
  'nobody has more than they can take': sql`select user_id as id from agents where current_load > max_load`,
  'a session that somebody is asked to take is an agent’s, and the one who asks has it': sql`
    select session_id as id from session_transfers t join sessions s on s.id = t.session_id
    where t.status = 'requested' and s.manual_cs_id is distinct from t.from_cs_id`,
  'who accepted a request was given the session': sql`
    select t.id from session_transfers t where t.status = 'accepted' and (
      select count(*) from session_events e
      where e.session_id = t.session_id and e.transition = 'T10' and e.cs_id = t.to_cs_id) = 0`,
  'one open session for each customer': sql`
    select customer_ref as id from sessions where status <> 'closed'
    group by account_id, customer_ref having count(*) > 1`,
  'the message count is the number of messages of people and bots': sql`
    select id from sessions s where message_count <> (
      select count(*) from messages m where m.session_id = s.id and m.sender_type is not null)`,
  'places in a session are 1, 2, 3 without gaps': sql`
    select s.id from sessions s left join messages m on m.session_id = s.id group by s.id
    having s.last_seq <> count(m.seq) or s.last_seq <> coalesce(max(m.seq), 0) or min(m.seq) <> 1`,
  'the bot writes only while the session is with it': sql`
    select m.session_id as id from messages m left join lateral (${stateAt}) as at on true
    where m.sender_type = 'ai' and at.status is distinct from 'ai'`,
  'only who has a session writes in it as a person': sql`
    select m.session_id as id from messages m left join lateral (${stateAt}) as at on true
    where m.sender_type = 'manual' and (at.status is distinct from 'manual' or at.cs_id is distinct from m.sender_id)`,
  'each change has one event, and the events are a chain that ends where the session is': sql`
    select s.id from sessions s left join lateral (
      select count(*) as events, bool_and(moves) as moves, bool_and(from_status is not distinct from before) as chain,
        max(to_status) filter (where last) as arrived, max(cs_id) filter (where last and to_status = 'manual') as of
      from (
        select from_status, to_status, cs_id, lag(to_status) over w as before, lead(id) over w is null as last,
          case transition when 'T10' then cs_id is distinct from lag(cs_id) over w
            else from_status is distinct from to_status end as moves
        from session_events e where e.session_id = s.id window w as (order by id)) steps) told on true
    where told.events = 0 or not told.moves or not told.chain or told.arrived <> s.status
      or told.of is distinct from s.manual_cs_id`,
  'the same message of a remote is stored once': sql`
    select m.remote_key as id from messages m join sessions s on s.id = m.session_id where m.sender_type = 'customer'
    group by s.account_id, m.remote_key having count(*) > 1`,
}

export const invariants = Object.keys(rules)

/** Broken rules, each with what breaks it; empty when all is well. */
export async function brokenInvariants(db: Handle): Promise<string[]> {
  const broken: string[] = []
  for (const [rule, query] of Object.entries(rules)) {
    for (const { id } of await db.rows<{ id: string }>(query)) broken.push(`${rule}: ${id}`)
  }
  return broken
}
