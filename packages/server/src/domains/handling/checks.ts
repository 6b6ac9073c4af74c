import type { Conversation, Handling } from '../../channels/channel.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'

/** A session as it was when it was chosen. */
export interface Checked extends Conversation {
  readonly sessionId: string
  readonly version: number
}

export interface ChecksDeps {
  readonly log: Log
  readonly accountIds: () => readonly string[]
  /** Open sessions that were not compared for a while. */
  readonly due: (accountIds: readonly string[], most: number) => Promise<readonly Checked[]>
  readonly read: (conversation: Conversation) => Promise<Handling>
  /** Changes nothing when the session has gone on meanwhile. */
  readonly follow: (session: Checked, now: Handling) => Promise<void>
}

const everyMs = 60_000
/** Calls that a round may cost. */
const most = 20

/** Events get lost: a few sessions at a time are compared with what the remote says, and brought in step with it. */
export const startChecks = ({ log, accountIds, due, read, follow }: ChecksDeps): Worker =>
  startWorker({
    name: 'remote checks',
    log,
    everyMs,
    async work() {
      for (const session of await due(accountIds(), most)) {
        try {
          await follow(session, await read(session))
        } catch (error) {
          log.info({ sessionId: session.sessionId }, `A session could not be compared: ${messageOf(error)}`)
        }
      }
      return false
    },
  })
