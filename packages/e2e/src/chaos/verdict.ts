import * as figures from './figures.ts'
import type { Restarts } from './kills.ts'
import type { Ledgers } from './ledgers.ts'
import { spreadOf } from './spread.ts'
import { type Threshold, thresholds } from './thresholds.ts'

export interface Happened extends Restarts {
  readonly kills: number
  /** The machine may be busy with something else: how long it takes says nothing. */
  readonly untimed?: boolean
}

export interface Breach {
  readonly threshold: Threshold
  readonly found: number
  readonly allowed: number
  readonly evidence: readonly string[]
}

export type Verdict = ReturnType<typeof judge>

/** Pure: three ledgers in, what they prove out. No breaches = everything is as promised. */
export function judge(ledgers: Ledgers, { kills, startMs, outageMs, untimed }: Happened) {
  const found = everyFigure(ledgers)
  const asked = ledgers.a.deliveries.length
  const restartMs = spreadOf(startMs)
  const gaveUpPercent = (100 * found.gave_up.length) / Math.max(1, asked)
  const breaches = [
    ...neverHappens.flatMap((name) => limit(name, found[name].length, found[name])),
    ...limit('gave_up_percent', gaveUpPercent, found.gave_up),
    ...limit('unknown_beyond_kills', beyond(kills, ledgers), found.unknown),
    ...(untimed ? [] : limit('restart_p95_ms', restartMs.p95)),
  ]
  return {
    asked,
    acked: asked - found.gave_up.length,
    found,
    unknownOfAccounts: figures.unknownOfAccounts(ledgers),
    gaveUpPercent,
    restartMs,
    outageMs: spreadOf(outageMs),
    breaches,
  }
}

/** Each account sends one message at a time, on its own. */
const beyond = (kills: number, ledgers: Ledgers): number =>
  [...figures.unknownOfAccounts(ledgers).values()].reduce((sum, count) => sum + Math.max(0, count - kills), 0)

const neverHappens = [
  'acked_lost',
  'not_shown',
  'dup_shown',
  'dup_rows',
  'dup_sent',
  'order_inv',
  'unanswered',
  'complaints',
  'left',
] as const

const everyFigure = (ledgers: Ledgers) => ({
  acked_lost: figures.ackedLost(ledgers),
  not_shown: figures.notShown(ledgers),
  dup_shown: figures.dupShown(ledgers),
  dup_rows: figures.dupRows(ledgers),
  dup_sent: figures.dupSent(ledgers),
  order_inv: figures.orderInversions(ledgers),
  unanswered: figures.unanswered(ledgers),
  complaints: figures.complaints(ledgers),
  left: figures.left(ledgers),
  gave_up: figures.gaveUp(ledgers),
  unknown: figures.unknown(ledgers),
})

const limit = (threshold: Threshold, found: number, evidence: readonly string[] = []): Breach[] =>
  found > thresholds[threshold] ? [{ threshold, found, allowed: thresholds[threshold], evidence }] : []
