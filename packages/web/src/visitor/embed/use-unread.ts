import { useEffect, useRef } from 'preact/hooks'
import type { Visit } from '../visit/state.ts'
import type { Bridge } from './bridge.ts'

/** Tells the page around this one how many replies were not seen. */
export function useUnread(bridge: Bridge | undefined, { lines }: Visit): void {
  const replies = lines.filter(({ message, progress }) => message.role !== 'user' && progress.kind === 'stored').length
  const before = useRef<number>()
  useEffect(() => {
    const added = before.current === undefined ? 0 : replies - before.current
    before.current = replies
    if (added > 0) bridge?.add(added)
  }, [bridge, replies])
}
