import { parseArgs } from 'node:util'
import type { Faults } from '@yingda/simulators'

export interface Options {
  readonly smoke: boolean
  readonly seeds: readonly number[]
  /** Customer messages. */
  readonly n: number
  /** Messages a second, on average, at most; see `pace.ts`. */
  readonly rate: number
  readonly kills: number
  /** Between two attempts of WeCom; how long it waits is not documented, four attempts take 15 to 20 s in all. */
  readonly retryMs: number
  /** What WeCom does by itself: callbacks that come twice, or late and so in another order. */
  readonly faults: Pick<Faults, 'duplicateRate' | 'reorderRate' | 'maxDelayMs'>
}

const whole = { seeds: [1, 2, 3], n: 2_000, rate: 50, kills: 10, retryMs: 5_000, maxDelayMs: 10_000 }
const short = { seeds: [1], n: 150, rate: 15, kills: 3, retryMs: 5_000, maxDelayMs: 2_000 }

/** `--seed 2 --n 2000 --rate 50 --kills 10 --retry-ms 5000 --smoke`; throws a sentence for whoever mistyped. */
export function optionsFrom(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      n: { type: 'string' },
      rate: { type: 'string' },
      kills: { type: 'string' },
      'retry-ms': { type: 'string' },
      smoke: { type: 'boolean', default: false },
    },
  })
  const { smoke, seed, n, rate, kills, 'retry-ms': retryMs } = values
  const usual = smoke ? short : whole
  return {
    smoke,
    seeds: seed === undefined ? usual.seeds : [atLeast(0, 'seed', seed)],
    n: n === undefined ? usual.n : atLeast(1, 'n', n),
    rate: rate === undefined ? usual.rate : atLeast(1, 'rate', rate),
    kills: kills === undefined ? usual.kills : atLeast(0, 'kills', kills),
    retryMs: retryMs === undefined ? usual.retryMs : atLeast(1, 'retry-ms', retryMs),
    faults: { duplicateRate: 0.01, reorderRate: 0.05, maxDelayMs: usual.maxDelayMs },
  }
}

export const reproduce = ({ smoke, n, rate, kills, retryMs }: Options, seed: number): string =>
  `npm run chaos -- ${smoke ? '--smoke ' : ''}--seed ${seed} --n ${n} --rate ${rate} --kills ${kills} --retry-ms ${retryMs}`

function atLeast(least: number, name: string, text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= least) return value
  throw new Error(`--${name} has to be a whole number from ${least}.`)
}
