type Close = () => Promise<unknown>

/** What was opened is closed when the work ends, last first. */
export type AtEnd = (close: Close) => void

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** Runs the work and leaves nothing behind, however it ends: with a result, an error, or a signal. */
export async function tidily<T>(work: (atEnd: AtEnd) => Promise<T>): Promise<T> {
  const closes: Close[] = []
  let closing: Promise<void> | undefined
  const closeAll = () => {
    closing ??= closeInTurn(closes)
    return closing
  }
  const onSignal = (signal: keyof typeof exitCodes) => void closeAll().then(() => process.exit(exitCodes[signal]))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  try {
    return await work((close) => closes.push(close))
  } finally {
    await closeAll()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, onSignal)
  }
}

async function closeInTurn(closes: Close[]): Promise<void> {
  for (let close = closes.pop(); close; close = closes.pop()) {
    await close().catch((error: unknown) => console.error('Something could not be closed:', error))
  }
}
