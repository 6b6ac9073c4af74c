import { type Static, Type } from 'typebox'
import { Day, Time } from '../common/contract.ts'

export const CallSyncBody = Type.Object({
  from: Type.Optional(Day),
  to: Type.Optional(Type.String({ format: 'date', description: 'a day of Beijing; absent: today' })),
  accountId: Type.Optional(Type.String({ maxLength: 64, description: 'absent: every account that is synced' })),
})

export const CallSyncRun = Type.Object(
  {
    runId: Type.String(),
    status: Type.Enum(['running', 'succeeded', 'failed']),
    origin: Type.Enum(['request', 'schedule']),
    requestedBy: Type.Optional(Type.String()),
    from: Day,
    to: Day,
    done: Type.Integer({ description: 'days of accounts that are stored' }),
    total: Type.Integer(),
    page: Type.Integer({ description: 'of the day under way' }),
    pages: Type.Integer(),
    fetched: Type.Integer(),
    created: Type.Integer(),
    updated: Type.Integer({ description: 'records that had changed; the others are not written' }),
    withoutTime: Type.Integer({ description: 'records that tell no time, left out' }),
    failed: Type.Integer({ description: 'records that cannot be stored, left out' }),
    errors: Type.Array(Type.String(), { description: 'of accounts; the first twenty' }),
    error: Type.Optional(Type.String()),
    startedAt: Time,
    finishedAt: Type.Optional(Time),
  },
  { $id: 'CallSyncRun' },
)
export type CallSyncRun = Static<typeof CallSyncRun>

/** Told to those who may read calls while a sync runs, at most four times a second and once at its end. */
export interface CrmSyncFrame {
  readonly type: 'crm_sync'
  readonly cursor: string
  readonly data: CallSyncProgress
}
export type CallSyncProgress = Pick<
  CallSyncRun,
  'runId' | 'status' | 'done' | 'total' | 'page' | 'pages' | 'fetched' | 'created' | 'updated' | 'failed'
>
