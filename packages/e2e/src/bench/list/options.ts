import type { ListSizes } from './bench.ts'

const smoke: ListSizes = { sessions: [500, 2_000], messages: [1_000, 4_000], calls: 20 }
const whole: ListSizes = { sessions: [10_000, 100_000, 1_000_000], messages: [200_000, 1_000_000], calls: 200 }

/** `--sessions=10000,100000 --messages=200000 --calls=100`; what is not named is as usual. */
export function listSizesFrom(args: readonly string[]): ListSizes {
  const usual = args.includes('--smoke') ? smoke : whole
  const named = (name: string) =>
    args
      .find((arg) => arg.startsWith(`--${name}=`))
      ?.slice(name.length + 3)
      .split(',')
      .map(Number)
  return {
    sessions: named('sessions') ?? usual.sessions,
    messages: named('messages') ?? usual.messages,
    calls: named('calls')?.[0] ?? usual.calls,
  }
}
