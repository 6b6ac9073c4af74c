import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startDirectorySync } from '../app/directory-sync.ts'
import { addRun, findRun, presentRun, type Run, runningRun } from '../domains/directory/index.ts'
import { type Db, openDb } from '../platform/db.ts'
import { type DeskData, openDeskData } from './open-desk-data.ts'
import { createProgressBar } from './progress-bar.ts'

const lookEveryMs = 250

/** `npm run yingda -- sync [--department 7] [--no-children]`: brings the directory up to date and shows how far it is. */
export async function sync(): Promise<boolean> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { department: { type: 'string' }, 'no-children': { type: 'boolean', default: false } },
  })
  const departmentId = values.department === undefined ? null : Number(values.department)
  if (departmentId !== null && !(Number.isInteger(departmentId) && departmentId > 0)) {
    console.error('--department must be the number of a department.')
    return false
  }
  const data = await openDeskData()
  const db = openDb({ url: data.databaseUrl, max: 4 })
  try {
    return await run(data, db, { departmentId, fetchChild: !values['no-children'] })
  } finally {
    await db.close()
    await data.close()
  }
}

async function run(data: DeskData, db: Db, scope: Pick<Run, 'departmentId' | 'fetchChild'>): Promise<boolean> {
  const added = await addRun(db, { origin: 'command', ...scope })
  const followed = added ?? (await runningRun(db))
  if (!followed) return run(data, db, scope)
  if (!added) console.log(`A sync is running already (${followed.id}); this follows it.`)
  const { config, log, settings } = data
  const worker = startDirectorySync({
    db,
    log,
    settings,
    config: { ...config.directory, syncAt: undefined },
    onCommitted: () => {},
  })
  try {
    return report(await follow(db, followed))
  } finally {
    await worker.stop()
  }
}

async function follow(db: Db, started: Run): Promise<Run> {
  const bar = createProgressBar(process.stdout)
  let run = started
  while (run.status === 'running') {
    bar.show(run)
    await delay(lookEveryMs)
    run = (await findRun(db, run.id)) ?? run
  }
  bar.end(run)
  return run
}

function report(ended: Run): boolean {
  const { department, user, ...run } = presentRun(ended)
  for (const [name, counts] of [
    ['departments', department],
    ['members', user],
  ] as const) {
    const { total, created, updated, failed, errors } = counts
    console.log(`${name}: ${total} in all, ${created} new, ${updated} changed, ${failed} failed`)
    for (const line of errors.slice(0, 10)) console.log(`  ${line}`)
  }
  console.log(`gone: ${run.archived} departments, ${run.deactivated} members; ${run.elapsed_time} s`)
  if (run.timeout_warning) console.log(run.timeout_warning)
  if (run.error) console.error(`${run.errcode === undefined ? '' : `[${run.errcode}] `}${run.error}`)
  return run.status === 'succeeded'
}
