import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { type Control, launch, type Settings } from './control.ts'
import { findRunning, type Server, worksOn } from './running.ts'

const lookEveryMs = 1_000

export interface Guard {
  /** The server as it runs now. */
  server(): Server
  /** From here on its end is wanted. */
  leave(): Promise<void>
}

/** Starts the server again, on its old port, when it ended without us: killed for its memory, or by hand. */
export function guard(
  control: Control,
  first: Server,
  log: Pick<Log, 'warn' | 'error'>,
  settings: Settings = {},
): Guard {
  const { port } = new URL(first.url)
  let server = first
  let looking: Promise<void> | undefined
  const look = async () => {
    if (await worksOn(control.place, server.pid)) return
    log.error('PostgreSQL ended by itself; starting it again.')
    await launch(control, { ...settings, port })
    server = (await findRunning(control.place)) ?? server
  }
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => log.warn(`PostgreSQL could not be looked after: ${messageOf(error)}`))
      .finally(() => {
        looking = undefined
      })
  }, lookEveryMs)
  timer.unref()
  return {
    server: () => server,
    async leave() {
      clearInterval(timer)
      await looking
    },
  }
}
