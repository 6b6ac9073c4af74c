import type { Connection, Viewer } from './connection.ts'
import type { Frame } from './frame.ts'
import type { Change } from './reader.ts'
import { goneBy } from './viewer-gone.ts'

export type Sight = boolean | 'brief' | 'brief or open'

export type CanSee = (viewer: Viewer, change: Change) => Sight

/** What of a frame this socket is shown; undefined: nothing. */
export function textFor(
  canSee: CanSee,
  { viewer, bound }: Pick<Connection, 'viewer' | 'bound'>,
  change: Change,
  frame: Frame,
): string | undefined {
  const sight = !goneBy(change) && canSee(viewer, change)
  if (sight === false) return undefined
  if (sight === 'brief' || (sight === 'brief or open' && !bound.has(change.sessionId))) return frame.brief
  return change.assignee === viewer.csId || bound.has(change.sessionId) ? frame.near : frame.far
}
