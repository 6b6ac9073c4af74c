import type pg from 'pg'

/** Calls of a year by two hundred people in twenty departments, and their counts of days as the store would have them. */
export async function fillCalls(sql: pg.Client, count: number): Promise<void> {
  await sql.query("insert into crm_companies (code, domain) values ('bench', 'https://crm.yunkecn.com')")
  await sql.query(
    `insert into crm_calls (company_id, record_id, origin, call_time, direction, connected, talk_seconds, staff_name,
       department, sealed, phone_index, phone_masked, has_recording, content_hash)
     select c.id, 'b' || n, 'list', now() - (n % 365) * interval '1 day' - (n % 30000) * interval '1 second',
       case when n % 5 < 2 then 'in' else 'out' end, n % 4 <> 0, case when n % 4 = 0 then 0 else n % 600 end,
       '坐席' || (n % 200), '第' || (n % 20) || '部门', 's1.bench', sha256((n % 50000)::text::bytea), '138****0000',
       n % 4 <> 0, '\\x00'
     from crm_companies c, generate_series(1, $1::int) n`,
    [count],
  )
  await sql.query(`
    insert into crm_call_days (day, company_id, direction, department, staff_name, calls, connected, talk_seconds)
    select (call_time at time zone 'Asia/Shanghai')::date, company_id, direction, department, staff_name, count(*),
      count(*) filter (where connected), sum(talk_seconds)
    from crm_calls group by 1, 2, 3, 4, 5`)
  await sql.query('vacuum analyze crm_calls, crm_call_days')
}
