import { type Outage, outages } from './postgres.ts'
import { type OutageResult, runOutage } from './run.ts'

const drainWithinMs = 30_000

/** `npm run chaos -- postgres`: PostgreSQL is stopped, then frozen, for a minute each while WeCom delivers. */
export async function main(args: readonly string[]): Promise<number> {
  const smoke = args.includes('--smoke')
  const how = outages.filter((outage) => !smoke || outage === 'stopped')
  const options = smoke
    ? { outageMs: 6_000, calmMs: 1_000, ratePerSecond: 20, customers: 10 }
    : { outageMs: 60_000, calmMs: 5_000, ratePerSecond: 50, customers: 40 }
  let held = true
  for (const outage of how) held = report(outage, await runOutage({ how: outage, ...options })) && held
  console.log(held ? 'chaos postgres: every promise held' : 'chaos postgres: FAILED')
  return held ? 0 : 1
}

function report(outage: Outage, result: OutageResult): boolean {
  const { asked, acked, gaveUp, ackedLost, doubled, orderInv, slowestAckMs, drainMs } = result
  const counts = { acked_lost: ackedLost.length, gave_up: gaveUp, doubled: doubled.length, order_inv: orderInv.length }
  console.log(JSON.stringify({ outage, asked, acked, ...counts, slowest_ack_ms: slowestAckMs, drain_ms: drainMs }))
  for (const line of [...ackedLost, ...doubled, ...orderInv].slice(0, 5)) console.error(`  ${line}`)
  return Object.values(counts).every((count) => count === 0) && drainMs <= drainWithinMs
}
