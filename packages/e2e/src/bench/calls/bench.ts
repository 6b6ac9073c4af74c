import { startDesk } from '../desk.ts'
import { startFile } from '../processes.ts'
import { median, round } from '../stats.ts'
import { openWorld, type World } from '../world.ts'
import { fillCalls } from './fill.ts'
import { rawUpsertSeconds } from './raw-upsert.ts'
import { reportTimes } from './report-times.ts'

export interface CallSizes {
  /** Records at Yunke. */
  readonly records: number
  readonly rounds: number
  /** Records that reports are over. */
  readonly reported: number
  /** Measured calls of each report. */
  readonly calls: number
}

/** What `sync-once.ts` prints. */
export interface Synced {
  readonly seconds: number
  readonly fetched: number
  readonly created: number
  readonly updated: number
  /** Peak of the process, and by how much it is above the beginning. */
  readonly peakMb: number
  readonly grownMb: number
  /** Most that was in use at once, garbage aside; only where garbage was collected all the time. */
  readonly heldMb?: number
}

export interface SyncSetting extends Record<'database' | 'origin' | 'code', string> {
  /** Collects garbage all the time: what memory is needed shows, and not what there is room for. */
  readonly keepsClean: boolean
}

/** Calls synced from a Yunke in a process of its own, beside the same rows by bulk upsert alone; then reports over very many. */
export async function benchCalls(sizes: CallSizes): Promise<void> {
  console.log(
    `${sizes.records} records at Yunke in pages of 200, its limit of requests taken off; ${sizes.rounds} rounds.`,
  )
  const world = await openWorld()
  try {
    const ratios: number[] = []
    for (let round_ = 0; round_ < sizes.rounds; round_ += 1) ratios.push(await inTurns(world, sizes))
    console.log(`sync ÷ raw bulk upsert, rows a second: ${round(median(ratios), 2)} (median)`)
    console.log('Memory of a first sync that collects garbage all the time:')
    console.table([await memory(world, sizes.records / 4), await memory(world, sizes.records)])
    await reports(world, sizes)
  } finally {
    await world.close()
  }
}

async function inTurns(world: World, { records }: CallSizes): Promise<number> {
  const yunke = startFile(new URL('./yunke.ts', import.meta.url), [String(records)])
  try {
    const [, origin = '', code = ''] = (await yunke.line(/^ready/)).split(' ')
    const database = await freshDatabase(world, 'calls')
    const setting = { database, origin, code, keepsClean: false }
    const [first, again] = [await synced(setting), await synced(setting)]
    if (first.created !== records) throw new Error(`${first.created} of ${records} records were stored`)
    if (again.created + again.updated > 0) throw new Error('An unchanged sync has written records.')
    const raw = await rawUpsertSeconds({ from: database, into: await freshDatabase(world, 'calls_raw') })
    console.table([
      { what: 'first sync', rowsPerSecond: round(records / first.seconds), ...first },
      { what: 'unchanged sync', rowsPerSecond: round(records / again.seconds), ...again },
      { what: 'raw bulk upsert', rowsPerSecond: round(records / raw), seconds: round(raw, 2) },
    ])
    return raw / first.seconds
  } finally {
    await yunke.stop()
  }
}

/** Memory that grows with the number of records would show. */
async function memory(world: World, records: number): Promise<object> {
  const yunke = startFile(new URL('./yunke.ts', import.meta.url), [String(records)])
  try {
    const [, origin = '', code = ''] = (await yunke.line(/^ready/)).split(' ')
    const database = await freshDatabase(world, 'calls_memory')
    const { peakMb, grownMb, heldMb } = await synced({ database, origin, code, keepsClean: true })
    return { records, peakMb, grownMb, heldMb }
  } finally {
    await yunke.stop()
  }
}

/** In a process that does nothing else, so that its memory is that of the sync. */
async function synced(setting: SyncSetting): Promise<Synced> {
  const child = startFile(new URL('./sync-once.ts', import.meta.url), [JSON.stringify(setting)])
  try {
    return JSON.parse((await child.line(/^\{/)).trim())
  } finally {
    await child.stop()
  }
}

async function freshDatabase({ sql, rawUrl }: World, name: string): Promise<string> {
  await sql.query(`drop database if exists ${name} with (force)`)
  await sql.query(`create database ${name}`)
  const url = new URL(rawUrl)
  url.pathname = `/${name}`
  return url.href
}

async function reports(world: World, { reported, calls }: CallSizes): Promise<void> {
  const desk = await startDesk(world)
  await fillCalls(world.sql, reported)
  console.log(`Reports over HTTP on ${reported} records of a year:`)
  console.table(await reportTimes(desk, calls))
  await desk.process.stop()
}
