import { type Handle, sql } from '../../../platform/db.ts'
import type { Role } from '../../access/contract.ts'
import { type Agent, agentColumns } from '../rows.ts'

export interface KnownAgent extends Agent {
  readonly roles: readonly Role[]
  readonly isActive: boolean
  /** Out of use because they left, not because a person said so. */
  readonly hasLeft: boolean
}

const columns = sql`${agentColumns}, roles, is_active as "isActive", left_company_at is not null as "hasLeft"`

/** WeCom tells userids apart without regard to case. */
export const findAgent = (db: Handle, userId: string): Promise<KnownAgent | undefined> =>
  db.one<KnownAgent>(sql`select ${columns} from agents where lower(user_id) = lower(${userId})`)

export const lockAgent = (tx: Handle, userId: string): Promise<KnownAgent | undefined> =>
  tx.one<KnownAgent>(sql`select ${columns} from agents where lower(user_id) = lower(${userId}) for update`)
