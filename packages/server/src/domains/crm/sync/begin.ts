import type { Handle } from '../../../platform/db.ts'
import { accountsToAsk, findAccount } from '../accounts/rows.ts'
import { beijingDay, daysBetween } from '../common/beijing.ts'
import { refusal } from '../refusal.ts'
import { addRun, type Run, runningRun } from './runs.ts'

export interface SyncWish {
  readonly origin: Run['origin']
  readonly requestedBy?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly accountId?: string | undefined
}

const mostDays = 366

/** @throws AppError 40900 while one is running, 40415 without an account to ask with */
export async function beginSync(db: Handle, wish: SyncWish, now = new Date()): Promise<Run> {
  const to = wish.to ?? beijingDay(now)
  const from = wish.from ?? to
  const days = daysBetween(from, to)
  if (!(days >= 1 && days <= mostDays)) throw refusal(40000, `参数错误：from 到 to 须为 1 到 ${mostDays} 天`)
  const accountIds = await accountsOf(db, wish.accountId)
  if (accountIds.length === 0) throw refusal(40415)
  const { origin, requestedBy } = wish
  const run = await addRun(db, { origin, requestedBy, from, to, accountIds, total: days * accountIds.length })
  if (!run) throw refusal(40900, undefined, { runId: (await runningRun(db))?.id })
  return run
}

async function accountsOf(db: Handle, accountId: string | undefined): Promise<string[]> {
  if (accountId === undefined) return (await accountsToAsk(db)).map(({ id }) => id)
  if (!(await findAccount(db, accountId))) throw refusal(40410)
  return [accountId]
}
