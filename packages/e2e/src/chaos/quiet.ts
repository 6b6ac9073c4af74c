import { setTimeout as delay } from 'node:timers/promises'
import type { Stored } from './stored.ts'

/** Nothing in any room moved for so long: what is left stays. A lease of a killed worker lasts 15 s. */
const stuckAfterMs = 40_000
const drainWithinMs = 60_000

/** Waits until the last message has gone everywhere it goes, or is surely stuck. Never throws: the ledgers tell. */
export async function untilNothingMoves(remote: { drain(): Promise<unknown> }, stored: Stored): Promise<void> {
  await Promise.race([remote.drain(), delay(drainWithinMs, undefined, { ref: false })])
  let last = ''
  let sinceMs = Date.now()
  for (let left = await stored.left(); left.length > 0; left = await stored.left()) {
    const now = left.join('\n')
    if (now !== last) sinceMs = Date.now()
    last = now
    if (Date.now() - sinceMs > stuckAfterMs) return
    await delay(100)
  }
}
