import { pino } from 'pino'
import { vi } from 'vitest'
import type { Log } from '../../platform/log.ts'

export interface Heard {
  readonly log: Log
  /** Each under a name of its own. */
  texts(): Map<string, string>
  add(what: string, text: string): void
}

/** Everything that leaves a desk: what it logs at the most talkative level, and what it writes to stderr beside that. */
export function listen(): Heard {
  const heard: [string, string][] = []
  const add = (what: string, text: string) => void heard.push([`${what} ${heard.length}`, text])
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    add('stderr', String(line))
    return true
  })
  const log = pino({ level: 'trace' }, { write: (line: string) => add('log', line) })
  return { log, add, texts: () => new Map(heard) }
}
