import type { AuditFilter } from '@yingda/server/domains/audit/contract'

/** As it stands in the fields; days are of the reader's calendar, and both are meant whole. */
export interface Sought {
  readonly actor: string
  readonly action: string
  readonly target: string
  readonly from: string
  readonly to: string
}

export const everything: Sought = { actor: '', action: '', target: '', from: '', to: '' }

export function filterOf({ actor, action, target, from, to }: Sought): AuditFilter {
  const [since, until] = [dayStart(from, 0), dayStart(to, 1)]
  return {
    ...(actor.trim() && { actor: actor.trim() }),
    ...(action.trim() && { action: action.trim() }),
    ...(target.trim() && { target: target.trim() }),
    ...(since && { from: since }),
    ...(until && { to: until }),
  }
}

/** When a day of this calendar begins, or the day after it. */
function dayStart(text: string, later: 0 | 1): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (!year || !month || !day) return undefined
  return new Date(Number(year), Number(month) - 1, Number(day) + later).toISOString()
}
