import { startWorker, type Worker } from '../../../platform/worker.ts'
import { readSettings } from '../store/settings.ts'
import type { Timer, TimerDeps } from './deps.ts'
import { closeSilent, closeWithBot, warnOfSilence } from './idle.ts'
import { tellPlaces } from './places.ts'
import { remindOfReply, returnUnanswered } from './replies.ts'
import { returnAbandoned } from './returns.ts'
import { endWaiting, makeUrgent, remindOfWaiting } from './waiting.ts'
import { keepWatch } from './watch.ts'

/** What is nearer to an end comes first: nobody is warned of what has happened. */
const timers: readonly Timer[] = [
  returnAbandoned,
  returnUnanswered,
  remindOfReply,
  endWaiting,
  makeUrgent,
  remindOfWaiting,
  tellPlaces,
  closeSilent,
  warnOfSilence,
  closeWithBot,
]

/** Acts when time is up, by the clock of the database. Every node looks; each session is acted on once. */
export const startTimers = (deps: TimerDeps): Worker =>
  startWorker({
    name: 'timers',
    log: deps.log,
    async work() {
      await keepWatch(deps.db)
      const settings = await readSettings(deps.db, deps.assignMode)
      let due = 0
      for (const timer of timers) due += await timer(deps, settings)
      if (due > 0) deps.onCommitted()
      return false
    },
  })
