import { type Handle, sql } from '../../../platform/db.ts'
import { allOf } from '../common/all-of.ts'
import { callsIn, type Scope } from '../scopes/scope.ts'
import { type CallRow, callColumns, withNames } from './rows.ts'

/** A call within what somebody may see; what they may not see is not there. */
export async function findCall(db: Handle, scope: Scope, callId: string): Promise<CallRow | undefined> {
  if (!/^\d{1,15}$/.test(callId)) return undefined
  return db.one<CallRow>(sql`
    select ${callColumns} from crm_calls c ${withNames} where c.id = ${callId}::bigint and ${allOf(callsIn(scope))}`)
}
