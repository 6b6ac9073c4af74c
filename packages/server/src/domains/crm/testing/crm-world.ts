import { createYunkeSimulator, demoYunkeAccount, type YunkeSimulator } from '@yingda/simulators'
import { createClient, YunkeLimiter } from '@yingda/yunke'
import { afterAll } from 'vitest'
import { type Db, openDb } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import type { Worker } from '../../../platform/worker.ts'
import { testDatabase } from '../../../testing/database.ts'
import { addAccount } from '../accounts/manage.ts'
import type { Account } from '../accounts/rows.ts'
import { type Crm, openCrm } from '../open.ts'
import { beginSync, type SyncWish } from '../sync/begin.ts'
import { findRun, type Run } from '../sync/runs.ts'
import { type CallSyncDeps, startCallSync } from '../sync/worker.ts'

export const system = { actor: { type: 'system' } } as const
export const testKey = 'the key of the tests'
const log = createLog('silent')

export interface CrmWorld {
  readonly db: Db
  readonly databaseUrl: string
  readonly sim: YunkeSimulator
  readonly crm: Crm
  /** A process of its own in all but name: it shares the database and nothing else. */
  node(): Crm
  addAccount(password?: string): Promise<Account>
  start(more?: Partial<CallSyncDeps>): Worker
  /** A whole run to its end. */
  sync(wish?: Partial<SyncWish>, more?: Partial<CallSyncDeps>): Promise<Run>
}

/** A database and a Yunke, without the limits that keep the real one from being asked too often. */
export async function crmWorld({ calls = 60 }: { readonly calls?: number } = {}): Promise<CrmWorld> {
  const { url } = await testDatabase()
  const db = openDb({ url })
  const sim = createYunkeSimulator({ calls })
  await sim.start()
  const origins = sim.companies.map(({ origin }) => origin)
  const workers: Worker[] = []
  afterAll(async () => {
    for (const worker of workers) await worker.stop()
    await sim.stop()
    await db.close()
  })
  const node = () => {
    const limiter = new YunkeLimiter({ requestsPerSecond: Number.POSITIVE_INFINITY, inFlight: 50 })
    const client = createClient({ allowedHosts: origins, limiter })
    return openCrm({ db, log, keys: [testKey], client, loginGapSeconds: 0 })
  }
  const crm = node()
  const start: CrmWorld['start'] = (more = {}) => {
    const worker = startCallSync({ db, log, secrets: crm.calls, open: crm.open, onCommitted: () => {}, ...more })
    workers.push(worker)
    return worker
  }
  return {
    db,
    databaseUrl: url,
    sim,
    crm,
    node,
    start,
    addAccount: (password = demoYunkeAccount.password) =>
      addAccount({ db, secrets: crm.accounts, yunke: crm.yunke, defaultDomain: sim.url }, system, {
        phone: demoYunkeAccount.phone,
        password,
        companyCode: sim.companies[0]?.code ?? '',
      }),
    async sync(wish = {}, more = {}) {
      const run = await beginSync(db, { origin: 'request', ...wish })
      const worker = start(more)
      await worker.idle()
      await worker.stop()
      const ended = await findRun(db, run.id)
      if (!ended) throw new Error('The run is gone.')
      return ended
    },
  }
}

/** Days that hold all of the simulator's calls. */
export const lastMonth = (): { from: string; to: string } => {
  const day = (ago: number) => new Date(Date.now() + 8 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10)
  return { from: day(31), to: day(0) }
}
