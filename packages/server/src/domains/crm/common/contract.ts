import { type Static, Type } from 'typebox'

export const Time = Type.String({ format: 'date-time' })
export const Day = Type.String({ format: 'date', description: 'a day of Beijing' })
export const companyCode = Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })

export const StaleReason = Type.Enum(['password_error', 'login_expired', 'refused', 'unreachable'])
export type StaleReason = Static<typeof StaleReason>

/** What is shown is what is stored: Yunke cannot be asked. */
export const Stale = Type.Object(
  { since: Time, reason: StaleReason },
  { description: 'present while Yunke cannot be asked: what is shown is what was stored before' },
)
export type Stale = Static<typeof Stale>
