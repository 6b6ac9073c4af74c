import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { tidily } from '../../process/tidily.ts'
import { createRandom } from '../random.ts'
import { judge, type KfVerdict } from './judge.ts'
import type { KfOptions } from './options.ts'
import { watch } from './watcher.ts'
import { startKfWorld } from './world.ts'

export interface KfRun extends KfVerdict {
  readonly kills: number
  readonly dropped: number
  readonly resets: number
  readonly seconds: number
  /** From the last message until nothing was missing. */
  readonly drainMs: number
}

const settleWithinMs = 120_000

/** One seed: bursts on five accounts, doorbells that never ring, two nodes that are killed in turn. */
export const runKf = (options: KfOptions, seed: number): Promise<KfRun> =>
  tidily(async (atEnd) => {
    const sinceMs = performance.now()
    const { sim, nodes, postgres } = await startKfWorld(seed, options.accounts, atEnd)
    const sql = new pg.Client({ connectionString: postgres.url })
    // @NOTE PostgreSQL stops at the end; a query that was needed reports its own failure.
    sql.on('error', () => {})
    await sql.connect()
    atEnd(() => sql.end())
    await sql.query('update agents set max_load = 1000000')
    const random = createRandom(seed)
    const watchers = await Promise.all(
      ['zhangsan', 'lisi'].map((csId, index) => watch(csId, nodes[index]?.url ?? '', createRandom(seed + index))),
    )
    atEnd(async () => {
      for (const watcher of watchers) watcher.close()
    })
    sim.faults({ dropDoorbellRate: options.dropDoorbellRate, emptyPageRate: 0.05 })

    let sending = true
    const { messages, accounts, customers, perDoorbell, perSecond } = options
    const bursts = sim.kf
      .burst({ messages, accounts, customers, perDoorbell, perSecond, prefix: `s${seed}` })
      .finally(() => {
        sending = false
      })
    let kills = 0
    while (sending) {
      await delay(options.killEveryMs * (0.5 + random()))
      const node = nodes[kills % nodes.length]
      if (!sending || !node) break
      await node.kill()
      kills++
      await delay(random() * 500)
      await node.start()
    }
    await bursts
    const sentMs = performance.now()
    const drainMs = (await untilNothingIsMissing(sql, sim.kf.ledger(), watchers)) - sentMs
    const ledgers = sim.kf.ledger()
    return {
      ...(await judge(sql, ledgers, watchers)),
      kills,
      dropped: ledgers.reduce((sum, { doorbells }) => sum + doorbells.dropped, 0),
      resets: watchers.reduce((sum, { resets }) => sum + resets, 0),
      seconds: Math.round((performance.now() - sinceMs) / 1_000),
      drainMs: Math.round(drainMs),
    }
  })

/** A dropped doorbell is made up for by the clock, 45 s later at most. */
async function untilNothingIsMissing(...[sql, ledgers, watchers]: Parameters<typeof judge>): Promise<number> {
  const sinceMs = performance.now()
  for (;;) {
    const verdict = await judge(sql, ledgers, watchers)
    const quiet = await sql.query("select 1 from outbound union all select 1 from sessions where status = 'pending'")
    const missing = verdict.acked_lost.length + verdict.not_shown.length + (quiet.rowCount ?? 0)
    if (missing === 0 || performance.now() - sinceMs > settleWithinMs) return performance.now()
    await delay(250)
  }
}
