import { openDb, sql } from '@yingda/server/platform/db.ts'
import { percentile, round } from '../stats.ts'

export interface Commits {
  readonly p50Ms: number
  readonly p99Ms: number
}

/** One row and its commit, so many a second: what a message waits for twice on its way to a screen, at the door and at intake. */
export async function benchCommits(
  url: string,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Commits> {
  const db = openDb({ url, max: 10 })
  await db.run(sql`create table if not exists commits (id bigint generated always as identity primary key, body text)`)
  const waits: number[] = []
  const commit = async () => {
    const from = performance.now()
    await db.run(sql`insert into commits (body) values (${'x'.repeat(600)})`)
    waits.push(performance.now() - from)
  }
  const startedAt = performance.now()
  const all: Promise<void>[] = []
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = startedAt + (n * 1_000) / perSecond
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1))
    all.push(commit())
  }
  await Promise.all(all)
  await db.close()
  return { p50Ms: round(percentile(waits, 50), 1), p99Ms: round(percentile(waits, 99), 1) }
}
