import type { DeskProcess } from '../process/desk-process.ts'
import type { Options } from './options.ts'

/** What WeCom tries four times in vain is the outage's doing: a desk that is mostly down would show nothing else. */
const downShare = 1 / 3
const meanPauseMs = 500

/**
 * Messages a second: as asked for, unless this machine restarts the desk so slowly that the kills would then leave it
 * no time to work. One restart at rest tells how long one takes.
 */
export async function paceFor({ n, rate, kills }: Options, desk: Pick<DeskProcess, 'kill' | 'start'>): Promise<number> {
  if (kills === 0) return rate
  await desk.kill()
  const startMs = await desk.start()
  if (startMs === 'killed') throw new Error('Somebody else killed the desk.')
  const secondsPerKill = (startMs + meanPauseMs) / downShare / 1_000
  return Math.min(rate, Math.round((10 * n) / kills / secondsPerKill) / 10)
}
