import { useEffect } from 'react'
import { useDesk } from '../../desk/context.ts'
import type { History } from '../../feed/state.ts'

/** What stands before the message that is to be seen. */
const before = 20

/** Asks for older messages until the one that is to be seen is among them; answers its id. */
export function useReach(sessionId: string, at: number | undefined, history: History | undefined): string | undefined {
  const desk = useDesk()
  const first = history?.messages[0]?.seq
  const missing = at !== undefined && first !== undefined && history?.older === 'idle' ? first - at : 0
  useEffect(() => {
    if (missing > 0) void desk.load.older(sessionId, missing + before)
  }, [desk, sessionId, missing])
  if (at === undefined) return undefined
  return history?.messages.find(({ seq }) => seq === at)?.msgId
}
