import { kfOptionsFrom } from './options.ts'
import { type KfRun, runKf } from './run.ts'

const zeros = ['acked_lost', 'dup_rows', 'dup_shown', 'not_shown', 'dup_sent', 'order_inv'] as const

/** `npm run chaos -- kf`: WeChat customer service in bursts, doorbells dropped, two nodes killed in turn. */
export async function main(args: readonly string[]): Promise<number> {
  const options = kfOptionsFrom(args)
  let held = true
  for (const seed of options.seeds) held = report(seed, await runKf(options, seed)) && held
  console.log(held ? 'chaos kf: every promise held' : 'chaos kf: FAILED')
  return held ? 0 : 1
}

function report(seed: number, run: KfRun): boolean {
  const { emitted, kills, dropped, resets, seconds, drainMs } = run
  const counts = Object.fromEntries(zeros.map((name) => [name, run[name].length]))
  console.log(
    JSON.stringify({ seed, emitted, kills, doorbells_dropped: dropped, resets, ...counts, seconds, drain_ms: drainMs }),
  )
  const breaches = zeros.filter((name) => run[name].length > 0)
  for (const name of breaches) console.error(`  ${name}: ${run[name].slice(0, 5).join(', ')}`)
  return breaches.length === 0
}
