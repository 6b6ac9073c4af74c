import { type Handle, type Sql, sql } from '../../../platform/db.ts'
import { parsePhone } from '../../customers/index.ts'
import { allOf } from '../common/all-of.ts'
import { startOfDay } from '../common/beijing.ts'
import { callsIn, type Scope } from '../scopes/scope.ts'
import type { CallsQuery, CrmCall } from './contract.ts'
import { type CallRow, callColumns, presentCall, withNames } from './rows.ts'
import type { CallSecrets } from './secrets.ts'

export interface CallPage {
  readonly items: CrmCall[]
  readonly next?: string
}

/** The newest first; a cursor that is not one of ours begins at the top. */
export async function listCalls(db: Handle, secrets: CallSecrets, scope: Scope, query: CallsQuery): Promise<CallPage> {
  const { limit = 50, cursor = '' } = query
  const conditions = [...callsIn(scope), ...fitting(secrets, query), ...before(cursor)]
  const rows = await db.rows<CallRow>(sql`
    select ${callColumns} from crm_calls c ${withNames} where ${allOf(conditions)}
    order by c.call_time desc, c.id desc limit ${limit + 1}`)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(presentCall), ...(last && { next: cursorOf(last) }) }
}

function fitting(secrets: CallSecrets, query: CallsQuery): Sql[] {
  const { from, to, direction, connected, hasRecording, department, staffName, phone } = query
  return [
    ...(from !== undefined ? [sql`c.call_time >= ${startOfDay(from)}`] : []),
    ...(to !== undefined ? [sql`c.call_time < ${startOfDay(to)}::timestamptz + interval '1 day'`] : []),
    ...(direction !== undefined ? [sql`c.direction = ${direction}`] : []),
    ...(connected !== undefined ? [sql`c.connected = ${connected}`] : []),
    ...(hasRecording !== undefined ? [sql`c.has_recording = ${hasRecording}`] : []),
    ...(department !== undefined ? [sql`c.department = ${department}`] : []),
    ...(staffName !== undefined ? [sql`c.staff_name = ${staffName}`] : []),
    ...(phone !== undefined ? [ofPhone(secrets, phone)] : []),
  ]
}

/** By the whole number only, however it is written. */
export const ofPhone = (secrets: CallSecrets, phone: string): Sql =>
  sql`c.phone_index = any(${[...secrets.phoneIndexes(parsePhone(phone) ?? phone)]}::bytea[])`

const cursorOf = ({ place, id }: CallRow) => Buffer.from(`${place}|${id}`).toString('base64url')

function before(cursor: string): Sql[] {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, at, id] = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)\|(\d{1,15})$/.exec(text) ?? []
  return at && id ? [sql`(c.call_time, c.id) < (${at}::timestamptz, ${id}::bigint)`] : []
}
