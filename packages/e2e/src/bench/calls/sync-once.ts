import { openDb, sql } from '@yingda/server/platform/db.ts'
import { createLog } from '@yingda/server/platform/log.ts'
import { migrate } from '@yingda/server/platform/migrate.ts'
import { demoYunkeAccount } from '@yingda/simulators'
import { createClient, YunkeLimiter } from '@yingda/yunke'
import { addAccount, beginSync, openCrm, startCallSync } from '../../../../server/src/domains/crm/index.ts'
import type { Synced, SyncSetting } from './bench.ts'
import { watchHeld } from './held.ts'

/** One sync of a month by the desk's own worker, a process of its own; the limit of requests is off here and nowhere else. */
const { database, origin, code, keepsClean }: SyncSetting = JSON.parse(process.argv[2] ?? '{}')
const megabytes = 1024 * 1024

await migrate(database)
const db = openDb({ url: database })
const log = createLog('warn')
const limiter = new YunkeLimiter({ requestsPerSecond: Number.POSITIVE_INFINITY, inFlight: 2 })
const crm = openCrm({
  db,
  log,
  keys: ['the key of the bench'],
  client: createClient({ allowedHosts: [origin], limiter }),
})
const manage = { db, secrets: crm.accounts, yunke: crm.yunke, defaultDomain: origin }
// @NOTE the second sync finds the account of the first.
await addAccount(manage, { actor: { type: 'system' } }, { ...demoYunkeAccount, companyCode: code }).catch(() => {})

const day = (ago: number) => new Date(Date.now() + 8 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10)
const before = process.memoryUsage.rss()
const held = keepsClean ? watchHeld() : undefined
const startedAt = performance.now()
const run = await beginSync(db, { origin: 'request', from: day(31), to: day(0) })
const worker = startCallSync({ db, log, secrets: crm.calls, open: crm.open, onCommitted: () => {} })
await worker.idle()
const seconds = (performance.now() - startedAt) / 1_000
await worker.stop()
const ended = await db.one<Pick<Synced, 'fetched' | 'created' | 'updated'> & { status: string }>(sql`
  select status, fetched, created, updated from crm_runs where id = ${run.id}`)
if (ended?.status !== 'succeeded') throw new Error('The sync failed.')
const peak = process.resourceUsage().maxRSS * 1024
const figures: Synced = {
  seconds: Number(seconds.toFixed(2)),
  fetched: ended.fetched,
  created: ended.created,
  updated: ended.updated,
  peakMb: Math.round(peak / megabytes),
  grownMb: Math.round((peak - before) / megabytes),
  ...(held && { heldMb: Math.round(held.most() / megabytes) }),
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
await db.close()
