import { useState } from 'react'
import { type Failure, failureOf } from '../api/failure.ts'

/** One thing at a time, and what became of it. */
export function useAttempt() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const attempt = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    await work().catch((error: unknown) => setFailure(failureOf(error)))
    setBusy(false)
  }
  return { busy, failure, attempt }
}
