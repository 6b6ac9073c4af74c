import type { Wish } from '../../handling/index.ts'
import type { Draft } from './draft.ts'
import type { Session } from './rows.ts'

/** Where people answer in the remote's own client, it is told what became of a session; what came from there it knows. */
export function wishesOf({ session, events, messages }: Draft): Wish[] {
  const last = events.at(-1)
  if (session.mode === 'hosted' || !last) return []
  const { accountId, customerRef, id: sessionId } = session
  const wanted = fromThere.has(last.reason) ? 'desk' : wantedIn[session.status]
  const said = messages.findLast(({ msgType }) => msgType === 'system')
  return [{ accountId, customerRef, sessionId, wanted, staffRef: session.manualCsId, content: said?.content ?? null }]
}

const fromThere = new Set<string | undefined>(['in_channel', 'ended_at_channel'])

const wantedIn = { ai: 'desk', pending: 'queue', manual: 'colleague', closed: 'nobody' } satisfies Record<
  Session['status'],
  Wish['wanted']
>
