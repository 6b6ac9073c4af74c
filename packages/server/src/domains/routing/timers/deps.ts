import type { Db } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import type { AssignMode, RoutingSettings } from '../contract.ts'

const system = { type: 'system' } as const
export const bySystem = { actor: system }

type Act = (
  db: Db,
  asked: { readonly sessionId: string; readonly actor: typeof system; readonly reason: string },
) => Promise<unknown>

/** What time does to sessions, each as the transition that a person would make. */
export interface TimerDeps {
  readonly db: Db
  readonly log: Log
  readonly assignMode: AssignMode
  readonly requeue: Act
  readonly backToBot: Act
  readonly close: Act
  readonly say: (db: Db, asked: { readonly sessionId: string; readonly content: string }) => Promise<unknown>
  readonly onCommitted: () => void
}

/** One thing that time does. Returns how many sessions were due. */
export type Timer = (deps: TimerDeps, settings: RoutingSettings) => Promise<number>
