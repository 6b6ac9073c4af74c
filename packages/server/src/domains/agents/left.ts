import { endViewers } from '../../feed/index.ts'
import { type Handle, sql } from '../../platform/db.ts'

/** They left the company: whatever lets them in ends in the same moment. Userids are compared without regard to case. */
export async function dismissAgents(tx: Handle, userIds: readonly string[]): Promise<void> {
  const keys = userIds.map((userId) => userId.toLowerCase())
  await tx.run(sql`
    with gone as (
      update agents set is_active = false, status = 'offline', left_company_at = now(), updated_at = now()
      where lower(user_id) = any(${keys}::text[]) and is_active returning id, user_id),
    sockets as (${endViewers(sql`select user_id from gone`)}),
    tokens as (delete from staff_tokens where agent_id in (select id from gone))
    delete from one_time_codes where agent_id in (select id from gone)`)
}

/** They are back, and may sign in again. Who was put out of use by a person stays so. */
export async function readmitAgents(tx: Handle, userIds: readonly string[]): Promise<void> {
  const keys = userIds.map((userId) => userId.toLowerCase())
  await tx.run(sql`
    update agents set is_active = true, left_company_at = null, updated_at = now()
    where lower(user_id) = any(${keys}::text[]) and not is_active and left_company_at is not null`)
}
