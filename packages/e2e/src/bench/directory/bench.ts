import { type BenchDesk, startDesk } from '../desk.ts'
import { startFile } from '../processes.ts'
import { median, round } from '../stats.ts'
import { openWorld, type World } from '../world.ts'
import type { CompanySize } from './company.ts'
import { openRawCopy } from './raw-copy.ts'
import { storeOnlySeconds } from './store-only.ts'
import { syncOnce } from './sync-once.ts'

const roundsOf = ({ members }: CompanySize): number => (members < 10_000 ? 1 : 3)

/** A company synced over HTTP by the desk as it runs, twice, beside the same rows by COPY alone; and what memory it takes. */
export async function benchDirectory(size: CompanySize): Promise<void> {
  console.log(`Company: ${size.members} members in ${size.departments} departments, one request for each department.`)
  const { raw, stored } = await inTurns(size)
  const figures = await withDesk(size, async (world, desk) => [
    await syncOnce(world, desk, 'first sync', size),
    await syncOnce(world, desk, 'unchanged sync', size),
  ])
  console.table(figures)
  console.log(`raw COPY: ${round(raw, 2)} s; without the network: ${round(stored, 2)} s`)
  console.log(`without the network ÷ raw COPY: ${round(stored / raw, 2)}`)
  console.log(`first sync ÷ raw COPY: ${round((figures[0]?.seconds ?? Number.NaN) / raw, 2)}`)
  const { half, whole } = await memoryInTurns(size)
  console.log(`peak memory grown by a first sync: ${whole} MB; of half as many members: ${half} MB`)
}

/** COPY and our store one after the other, so that both meet the machine as it is; medians of seconds. */
async function inTurns(size: CompanySize): Promise<{ raw: number; stored: number }> {
  const world = await openWorld()
  try {
    const copy = await openRawCopy(world, size)
    const seconds: Record<'raw' | 'stored', number[]> = { raw: [], stored: [] }
    for (let round = 0; round < roundsOf(size); round += 1) {
      seconds.raw.push(await copy.seconds())
      seconds.stored.push(await storeOnlySeconds(world, size))
    }
    await copy.close()
    console.log(JSON.stringify(seconds))
    return { raw: median(seconds.raw), stored: median(seconds.stored) }
  } finally {
    await world.close()
  }
}

/** Desks that were just started sync the company, and one of half as many members: memory that grows with it would show. */
async function memoryInTurns(size: CompanySize): Promise<{ half: number; whole: number }> {
  const grown = async (of: CompanySize) =>
    (await withDesk(of, (world, desk) => syncOnce(world, desk, 'memory', of))).grownMb
  const megabytes: Record<'half' | 'whole', number[]> = { half: [], whole: [] }
  for (let round = 0; round < roundsOf(size); round += 1) {
    megabytes.half.push(await grown({ ...size, members: size.members / 2 }))
    megabytes.whole.push(await grown(size))
  }
  console.log(JSON.stringify(megabytes))
  return { half: median(megabytes.half), whole: median(megabytes.whole) }
}

/** A new desk beside a WeCom of that size, which is a process of its own. */
async function withDesk<T>(size: CompanySize, work: (world: World, desk: BenchDesk) => Promise<T>): Promise<T> {
  const world = await openWorld()
  const wecom = startFile(new URL('./wecom.ts', import.meta.url), [JSON.stringify(size)])
  try {
    const port = (await wecom.line(/^ready/)).split(' ')[1]
    const desk = await startDesk({ ...world, sim: { ...simOf(world), url: `http://127.0.0.1:${port}` } })
    const result = await work(world, desk)
    await desk.process.stop()
    return result
  } finally {
    await wecom.stop()
    await world.close()
  }
}

/** The desk is told of another WeCom than the world's; callbacks are not wanted. */
const simOf = ({ sim }: World) => Object.assign(Object.create(sim), { setCallbackUrl: () => {} })
