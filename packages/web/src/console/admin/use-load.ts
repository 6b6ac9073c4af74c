import { useCallback, useEffect, useRef, useState } from 'react'
import { type Failure, failureOf } from '../api/failure.ts'

export type Loaded<T> = { data: T | undefined; failure: Failure | undefined; busy: boolean; reload: () => void }

/** What `ask` answers, asked for now and at every `reload`. What is older than the newest question is dropped. */
export function useLoad<T>(ask: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ data: undefined, failure: undefined, busy: true })
  const turn = useRef(0)
  const reload = useCallback(() => {
    turn.current += 1
    const mine = turn.current
    const settle = (change: { data: T } | { failure: Failure }) => {
      if (mine === turn.current) setState((before) => ({ ...before, failure: undefined, ...change, busy: false }))
    }
    setState((before) => ({ ...before, busy: true }))
    ask().then(
      (data) => settle({ data }),
      (error: unknown) => settle({ failure: failureOf(error) }),
    )
  }, [ask])
  useEffect(() => {
    reload()
    return () => {
      turn.current += 1
    }
  }, [reload])
  return { ...state, reload }
}
