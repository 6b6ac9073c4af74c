import type { CallLogPage } from '@yingda/yunke'
import { type Db, sql } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { type Account, findAccount } from '../accounts/rows.ts'
import type { CallSecrets } from '../calls/secrets.ts'
import { faultOf, YunkeFault } from '../yunke/fault.ts'
import type { YunkeSession } from '../yunke/gateway.ts'
import { ahead } from './ahead.ts'
import { LeaseLost, writeRun } from './leases.ts'
import { type Leg, legOf } from './legs.ts'
import type { Run } from './runs.ts'
import { storeBatch } from './store-batch.ts'

export interface ExecuteDeps {
  readonly db: Db
  readonly log: Log
  readonly secrets: CallSecrets
  readonly open: (account: Account) => Promise<YunkeSession>
}

export interface Execution {
  readonly run: Run
  /** Aborted: the run is left as it is, for whoever takes it up. */
  readonly signal: AbortSignal
  readonly onStored: () => void
}

/** Few enough for a transaction of well below 100 ms. */
const batchSize = 1_000
/** Of two hundred calls each. */
const pagesAhead = 5
/** More than any company calls in a day: whoever repeats pages for ever is stopped. */
const mostPages = 20_000

/** Day by day from wherever the run is; ends the run, or throws and leaves it running. */
export async function executeRun(deps: ExecuteDeps, execution: Execution): Promise<void> {
  const { db, log } = deps
  const { run, signal, onStored } = execution
  const days = run.total / Math.max(1, run.accountIds.length)
  const faults: string[] = [...run.errors]
  try {
    for (let index = run.done; index < run.total; ) {
      const leg = legOf(run, index)
      if (!leg) break
      const fault = await faultOf(() => runLeg(deps, execution, leg, index === run.done ? run.page : 0))
      signal.throwIfAborted()
      if (fault) faults.push(await describe(db, leg, fault))
      // What refuses one day refuses the others of the account as well.
      index = fault ? (Math.floor(index / days) + 1) * days : index + 1
      await writeRun(db, run, sql`done = ${index}, page = 0, pages = 0, errors = ${faults.slice(0, 20)}::text[]`)
      onStored()
    }
    const failed = faults.length >= run.accountIds.length
    await writeRun(
      db,
      run,
      sql`
      status = ${failed ? 'failed' : 'succeeded'}, error = ${failed ? (faults[0] ?? null) : null}, finished_at = now()`,
    )
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof LeaseLost) throw error
    log.error({ runId: run.id, err: error }, `The sync of calls failed: ${messageOf(error)}`)
    await writeRun(db, run, sql`status = 'failed', error = '同步因内部错误中止', finished_at = now()`)
  }
}

/** @param after the last page that is stored already */
async function runLeg(deps: ExecuteDeps, execution: Execution, leg: Leg, after: number): Promise<void> {
  const { run, signal, onStored } = execution
  const account = await findAccount(deps.db, leg.accountId)
  if (!account) throw new YunkeFault('refused', '账号已删除')
  const session = await deps.open(account)
  let waiting: CallLogPage[] = []
  const flush = async () => {
    if (waiting.length === 0) return
    await storeBatch(deps.db, deps.secrets, run, { companyId: account.companyId, pages: waiting })
    waiting = []
    onStored()
  }
  let last: CallLogPage | undefined
  for await (const page of ahead(session.calls(leg.window, after + 1, signal), pagesAhead)) {
    signal.throwIfAborted()
    assertNew(page, last)
    waiting.push(page)
    last = page
    if (waiting.reduce((all, { records }) => all + records.length, 0) >= batchSize) await flush()
  }
  await flush()
}

/** A list that does not move on would never end. */
function assertNew(page: CallLogPage, last: CallLogPage | undefined): void {
  const ids = ({ records }: CallLogPage) => records.map(({ id }) => id).join('\n')
  const isRepeated = last !== undefined && page.records.length > 0 && ids(page) === ids(last)
  if (isRepeated || page.page > mostPages) throw new YunkeFault('refused', '云客的分页没有推进，已停止')
}

async function describe(db: Db, { accountId }: Leg, { message }: YunkeFault): Promise<string> {
  const account = await findAccount(db, accountId)
  return account ? `${account.companyName ?? account.companyCode} ${account.phoneMasked}：${message}` : message
}
