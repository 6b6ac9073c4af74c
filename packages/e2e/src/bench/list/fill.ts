import type pg from 'pg'
import { vocabulary } from './vocabulary.ts'

/** Enough at any time for a desk of a hundred agents; a desk's history grows, and what is open does not. */
const openSessions = 1_000
const perSession = 10

/** Sessions up to `count` of them: all closed, a second apart, but for those that are open. */
export async function fillSessions(sql: pg.Client, accountId: string, count: number): Promise<void> {
  await sql.query(
    `insert into customers (id, display_name) select 'cus_b' || n, '客户' || n from generate_series(0, $1::int / 5) n
     on conflict do nothing`,
    [count],
  )
  await sql.query(
    `insert into sessions (id, account_id, customer_id, customer_ref, status, manual_cs_id, manual_cs_name, last_cs_id,
       last_cs_name, last_message, last_sender_type, message_count, last_message_at, closed_at, created_at)
     select 'ses_b' || lpad(n::text, 9, '0'), $2, 'cus_b' || n / 5, 'emp:b' || n,
       case when n > $3 then 'closed' when n % 2 = 0 then 'ai' else 'manual' end,
       case when n <= $3 and n % 2 = 1 then 'lisi' end, case when n <= $3 and n % 2 = 1 then '李四' end,
       case when n % 2 = 1 then 'lisi' end, case when n % 2 = 1 then '李四' end,
       '谢谢，问题解决了', 'customer', 10, now() - n * interval '1 second',
       case when n > $3 then now() - n * interval '1 second' end, now() - n * interval '1 second'
     from generate_series(1, $1::int) n on conflict do nothing`,
    [count, accountId, openSessions],
  )
  await sql.query('vacuum analyze sessions, customers')
}

/** Messages up to `count` of them, ten in a session, of words as frequent as words are. */
export async function fillMessages(sql: pg.Client, count: number): Promise<void> {
  await sql.query(
    `insert into messages (session_id, seq, sender_type, sender_id, msg_type, content, trace_id, created_at)
     select 'ses_b' || lpad((1 + n / ${perSession})::text, 9, '0'), 1 + n % ${perSession}, 'customer', 'emp:b', 'text',
       (select string_agg(($2::text[])[1 + floor(power(random(), 3) * cardinality($2::text[]))::int], '' order by w)
        from generate_series(1, 7 + n * 0) w) || case when n % 40000 = 7 then '蓝鲸' else '' end,
       'bench', now() - n * interval '1 second'
     from generate_series(0, $1::int - 1) n on conflict do nothing`,
    [count, vocabulary],
  )
  await sql.query('vacuum analyze messages')
}
