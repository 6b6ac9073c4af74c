import type { Log } from '../platform/log.ts'
import { StartError } from '../platform/postgres/index.ts'
import type { Demo } from './prepare-demo.ts'

const stopWithinMs = 25_000

/** The first signal drains and ends; whoever insists with a second one, or waits too long, ends at once. */
export function onSignal(stop: () => Promise<void>, log: Log): void {
  let stopping = false
  const handle = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'Stopping.')
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => exitWith(error),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle)
}

/** One clear sentence for what a person can mend; the whole error for what only we can. */
export function exitWith(error: unknown): never {
  const text = error instanceof StartError ? error.message : explain(error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const explain = (error: unknown): string =>
  error instanceof Error
    ? `${error.stack ?? error.message}${error.cause === undefined ? '' : `\nbecause: ${explain(error.cause)}`}`
    : String(error)

export function announce(url: string, demo: Demo | undefined): void {
  const lines = [`Yingda is ready at ${url}`]
  if (demo) lines.push(`Console:   ${url}/console/?login=${demo.login}   (one-time)`)
  if (demo?.simulatorUrl) lines.push(`Customer:  ${demo.simulatorUrl}/phone`, `Simulator: ${demo.simulatorUrl}`)
  process.stdout.write(`${lines.join('\n')}\n`)
}
