import { type Handle, sql } from '../../../platform/db.ts'

export const passwordHashOf = async (db: Handle, userId: string): Promise<string | undefined> =>
  (
    await db.one<{ hash: string }>(sql`
      select p.hash from agent_passwords p join agents a on a.id = p.agent_id
      where lower(a.user_id) = lower(${userId}) and a.is_active`)
  )?.hash

export const storePassword = (tx: Handle, agentId: string, hash: string) =>
  tx.run(sql`
    insert into agent_passwords (agent_id, hash) values (${agentId}, ${hash})
    on conflict (agent_id) do update set hash = excluded.hash, changed_at = now()`)
