import { parseArgs } from 'node:util'

export interface KfOptions {
  readonly seeds: readonly number[]
  readonly messages: number
  readonly perSecond: number
  readonly accounts: number
  /** Of each account. */
  readonly customers: number
  /** Messages that one doorbell stands for, and so about one pull brings. */
  readonly perDoorbell: number
  readonly dropDoorbellRate: number
  readonly killEveryMs: number
}

const whole = { seeds: [1, 2, 3], messages: 20_000, perSecond: 250, killEveryMs: 3_000 }
const short = { seeds: [1], messages: 600, perSecond: 60, killEveryMs: 4_000 }

/** `--seed 2 --messages 20000 --smoke` */
export function kfOptionsFrom(args: readonly string[]): KfOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      messages: { type: 'string' },
      smoke: { type: 'boolean', default: false },
    },
  })
  const usual = values.smoke ? short : whole
  return {
    accounts: 5,
    customers: 10,
    perDoorbell: 50,
    dropDoorbellRate: 0.2,
    ...usual,
    ...(values.seed && { seeds: [Number(values.seed)] }),
    ...(values.messages && { messages: Number(values.messages) }),
  }
}
