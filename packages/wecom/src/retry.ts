import { classifyErrcode } from './errcode.ts'

export type Sleep = (ms: number) => Promise<void>

const maxTries = 3
const firstDelayMs = { retry: 500, rate: 1_000 } as const

/**
 * How long to wait before a call that WeCom refused for now is made again; undefined: it is not made again.
 * Half of each wait is chance, so that calls refused together do not come back together.
 * https://developer.work.weixin.qq.com/document/path/90313
 * @param tries made so far
 */
export function retryDelayMs(errcode: number, tries: number, random: () => number = Math.random): number | undefined {
  const verdict = classifyErrcode(errcode)
  if ((verdict !== 'retry' && verdict !== 'rate') || tries >= maxTries) return undefined
  return firstDelayMs[verdict] * 2 ** (tries - 1) * (0.5 + random() / 2)
}
