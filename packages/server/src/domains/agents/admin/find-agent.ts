import { type Handle, sql } from '../../../platform/db.ts'
import { type AgentRow, adminColumns } from '../rows.ts'

/** WeCom tells userids apart without regard to case. */
export const findAgent = (db: Handle, userId: string): Promise<AgentRow | undefined> =>
  db.one<AgentRow>(sql`select ${adminColumns} from agents where lower(user_id) = lower(${userId})`)
