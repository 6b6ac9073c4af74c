import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { type ApplyDeps, applyEvent } from './apply.ts'
import { claimEvent, postponeEvent, removeEvent } from './events.ts'

export interface ContactWorkerDeps extends ApplyDeps {
  readonly log: Log
  /** Something was committed that screens should see. */
  readonly onCommitted: () => void
}

/** After so many tries an event is given up: the nightly sync brings what it was about. */
const attempts = 8

/** Applies what WeCom told of members and departments, one after the other. */
export const startContactWorker = (deps: ContactWorkerDeps): Worker =>
  startWorker({
    name: 'contact changes',
    log: deps.log,
    async work() {
      const event = await claimEvent(deps.db)
      if (!event) return false
      try {
        await applyEvent(deps, event)
        deps.onCommitted()
      } catch (error) {
        const reason = `A change of the directory is not applied: ${messageOf(error)}`
        deps.log.warn({ change: event.kind, attempts: event.attempts }, reason)
        if (event.attempts < attempts) await postponeEvent(deps.db, event)
        else await removeEvent(deps.db, event)
      }
      return true
    },
  })
