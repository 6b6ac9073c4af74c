import { addDays, daysBetween, startOfDay } from '../common/beijing.ts'
import type { CallWindow } from '../yunke/gateway.ts'
import type { Run } from './runs.ts'

/** A part of a run: one day of one account. */
export interface Leg {
  readonly accountId: string
  readonly window: CallWindow
}

/** The newest day first: it is what people look at. */
export function legOf(
  { accountIds, from, to }: Pick<Run, 'accountIds' | 'from' | 'to'>,
  index: number,
): Leg | undefined {
  const days = daysBetween(from, to)
  const accountId = accountIds[Math.floor(index / days)]
  if (accountId === undefined) return undefined
  const start = startOfDay(addDays(to, -(index % days)))
  return { accountId, window: { from: start, to: new Date(start.getTime() + lastMinuteMs) } }
}

/** Yunke is asked in whole minutes. */
const lastMinuteMs = 86_400_000 - 60_000
