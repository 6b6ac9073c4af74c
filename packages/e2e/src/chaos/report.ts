import { type Options, reproduce } from './options.ts'
import type { Run } from './run.ts'
import type { Spread } from './spread.ts'
import { thresholds } from './thresholds.ts'

export interface Told {
  readonly options: Options
  readonly seed: number
  readonly git: string
  readonly run: Run
}

/** The table for people. */
export function tableOf({ options, seed, git, run }: Told): string {
  const { verdict } = run
  const { found, restartMs, outageMs } = verdict
  const zero = (name: keyof typeof found) => `${found[name].length}`
  const rows: [name: string, value: string, note: string][] = [
    ['seed / git', `${seed} / ${git}`, `${run.seconds} s`],
    [
      'messages',
      `${verdict.asked}`,
      `${run.pace}/s with bursts, ${run.attempts} attempts, at most 4 each, ${options.retryMs} ms apart`,
    ],
    ['kill -9', `${options.kills}`, `${run.reconnects} reconnects of the agents, ${run.resets} resets`],
    ['faults', faultsText(options), `${run.repeatedAfterAck} repeated after their 200`],
    ['acked', `${verdict.acked}`, 'answered 200'],
    ['acked_lost', zero('acked_lost'), `95 % sure: less than ${ruleOfThree(verdict.acked)}`],
    ['gave_up', zero('gave_up'), `${verdict.gaveUpPercent.toFixed(2)} %, at most ${thresholds.gave_up_percent} %`],
    ['not_shown', zero('not_shown'), 'stored, on no screen'],
    ['dup_shown', zero('dup_shown'), ''],
    ['dup_rows', zero('dup_rows'), ''],
    ['dup_sent', zero('dup_sent'), ''],
    ['order_inv', zero('order_inv'), ''],
    ['unanswered', zero('unanswered'), ''],
    [
      'unknown',
      zero('unknown'),
      `may have been sent; ${unknownText(verdict.unknownOfAccounts)}, at most one a kill each`,
    ],
    ['left / complaints', `${zero('left')} / ${zero('complaints')}`, ''],
    [
      'restart p50/p95/max',
      spreadText(restartMs),
      `spawn to /readyz 200; p95 at most ${thresholds.restart_p95_ms} ms${options.smoke ? ', not judged here' : ''}`,
    ],
    ['outage p50/p95/max', spreadText(outageMs), 'kill to /readyz 200'],
  ]
  return rows.map(([name, value, note]) => `${name.padEnd(20)} ${value.padEnd(28)} ${note}`.trimEnd()).join('\n')
}

/** The same for programs, on one line. */
export function jsonOf({ options, seed, git, run }: Told): string {
  const { verdict, evidence: _, ...rest } = run
  const { found, restartMs, outageMs } = verdict
  const counts = Object.fromEntries(Object.entries(found).map(([name, list]) => [name, list.length]))
  const { n, rate, kills, retryMs, faults } = options
  return JSON.stringify({
    chaos: verdict.breaches.length === 0 ? 'ok' : 'breach',
    ...{ seed, git, n, rate, kills, retryMs, faults, acked: verdict.acked, ...counts },
    gave_up_percent: Number(verdict.gaveUpPercent.toFixed(3)),
    unknown_per_kill: Number(perKill(found.unknown.length, kills)),
    restart_ms: restartMs,
    outage_ms: outageMs,
    ...rest,
  })
}

const shown = 5

/** What was found above its threshold, by name, and how to see it again. */
export const breachesOf = ({ options, seed, run }: Told): string =>
  [
    ...run.verdict.breaches.flatMap(({ threshold, found, allowed, evidence }) => [
      `BREACH ${threshold}: ${found}, allowed ${allowed}`,
      ...evidence.slice(0, shown).map((line) => `  ${line}`),
      ...(evidence.length > shown ? [`  … and ${evidence.length - shown} more`] : []),
    ]),
    `ledgers: ${run.evidence}`,
    `again:   ${reproduce(options, seed)}`,
  ].join('\n')

const faultsText = ({ faults }: Options) =>
  `${100 * faults.duplicateRate} % twice, ${100 * faults.reorderRate} % late ≤ ${faults.maxDelayMs / 1_000} s`

const spreadText = ({ p50, p95, max }: Spread) => `${p50} / ${p95} / ${max} ms`

const unknownText = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([account, count]) => `${account.split('_')[1]} ${count}`).join(', ') || 'none'

const perKill = (count: number, kills: number) => (count / Math.max(1, kills)).toFixed(2)

/** None of n: the upper bound of the rate at 95 % confidence is 3/n. */
const ruleOfThree = (n: number) => `${(300 / Math.max(1, n)).toFixed(2)} %`
