import { openDb } from '@yingda/server/platform/db.ts'
import { type BenchDesk, startDesk, until } from '../desk.ts'
import { round } from '../stats.ts'
import { agentId, keys, openWorld, type World } from '../world.ts'
import { fillMessages, fillSessions } from './fill.ts'
import { firstPage, pageByPage } from './pages.ts'
import { countsOf, searchAndScan, searchFor, words } from './search.ts'
import type { Times } from './times.ts'

export interface ListSizes {
  /** Of sessions, growing. */
  readonly sessions: readonly number[]
  /** Of messages, growing; at most ten times the sessions. */
  readonly messages: readonly number[]
  /** Measured calls for each figure. */
  readonly calls: number
}

interface Figure extends Times {
  readonly what: string
  readonly size: number
}

/** Lists and searches over HTTP on the desk as it runs, while its history grows. */
export async function benchList(sizes: ListSizes): Promise<void> {
  const world = await openWorld()
  try {
    const desk = await startDesk(world)
    const figures = [...(await measureLists(world, desk, sizes)), ...(await measureSearch(world, desk, sizes))]
    console.table(figures)
    printRatios(figures)
    await printRecall(world, desk)
    await desk.process.stop()
  } finally {
    await world.close()
  }
}

async function measureLists({ sql }: World, desk: BenchDesk, { sessions, calls }: ListSizes): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of sessions) {
    await fillSessions(sql, `acc_wecom-app_${keys.receiveId}_${agentId}`, size)
    figures.push({ what: 'first page of 200', size, ...(await firstPage(desk, calls)) })
  }
  const { first, last, pages } = await pageByPage(desk, 10_000, calls)
  return [
    ...figures,
    { what: 'page of 100, number', size: 1, ...first },
    { what: 'page of 100, number', size: pages, ...last },
  ]
}

async function measureSearch(world: World, desk: BenchDesk, { messages, calls }: ListSizes): Promise<Figure[]> {
  const figures: Figure[] = []
  const db = openDb({ url: world.deskUrl })
  for (const size of messages) {
    await fillMessages(world.sql, size)
    console.log(`${size} messages; made findable at ${await indexed(world)} a second`)
    for (const word of words) {
      figures.push({ what: `search over HTTP ${word}`, size, ...(await searchFor(desk, word, calls)) })
      const [search, scan] = await searchAndScan(db, world.sql, word, calls)
      figures.push({ what: `search ${word}`, size, ...search }, { what: `LIKE ${word}`, size, ...scan })
    }
  }
  await db.close()
  return figures
}

/** The desk's own worker walks through what was filled in behind its back. */
async function indexed({ sql }: World): Promise<number> {
  const count = async () => Number((await sql.query('select count(*) as n from message_grams')).rows[0]?.n)
  const before = await count()
  const startedAt = performance.now()
  await sql.query("update message_grams_position set walked_session = '', walked_seq = 0")
  const walked = 'select 1 from message_grams_position where walked_session is null'
  await until(async () => (await sql.query(walked)).rowCount === 1, 100)
  const perSecond = round(((await count()) - before) / ((performance.now() - startedAt) / 1_000))
  await sql.query('vacuum analyze message_grams')
  return perSecond
}

/** The largest size against the smallest, and each search against the scan of the same size. */
function printRatios(figures: readonly Figure[]): void {
  for (const what of new Set(figures.map((figure) => figure.what).filter((one) => !one.startsWith('LIKE')))) {
    const [small, ...larger] = figures.filter((figure) => figure.what === what)
    const large = larger.at(-1)
    if (small && large) console.log(`${what}: p50 at ${large.size} ÷ ${small.size}: ${ratio(large, small)}`)
  }
  for (const search of figures.filter(({ what }) => what.startsWith('search '))) {
    const scan = figures.find(
      ({ what, size }) => what === search.what.replace('search', 'LIKE') && size === search.size,
    )
    if (scan) console.log(`${search.what} at ${search.size}: 1/${ratio(scan, search)} of a LIKE scan`)
  }
}

const ratio = (over: Times, under: Times) => round(over.p50Ms / under.p50Ms, 2)

async function printRecall({ sql }: World, desk: BenchDesk): Promise<void> {
  for (const word of words.slice(2)) {
    const { found, liked } = await countsOf(desk, sql, word)
    console.log(`recall of ${word}: ${found} of ${liked}`)
    if (found !== liked) throw new Error(`The search for ${word} finds ${found} of ${liked} messages.`)
  }
}
