import type { Db } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { noticeFor } from '../sending/notices.ts'
import { giveTo } from '../state/assignee.ts'
import { assertGiven, command } from '../state/command.ts'
import { addMessage } from '../state/draft.ts'
import type { Actor } from '../state/transitions.ts'
import { type CloseBySystem, closeBySystem } from './close.ts'
import { type Requeue, requeue } from './requeue.ts'
import { type Say, saySystem } from './say.ts'
import { tellAccepted } from './take-over.ts'
import { backToBot, type ToBot } from './to-bot.ts'

/** `gone`: there is no such agent, or they are offline; `wrong_state`: the session has gone on meanwhile. */
export type Refused = 'full' | 'gone' | 'wrong_state'

export interface Assign {
  readonly sessionId: string
  readonly csId: string
  /** The desk itself: people accept. */
  readonly actor: Actor
  readonly reason?: string | undefined
}

/** T07. For workers, to whom it is no error that a session or an agent has gone on: refusals are values. */
export const assign = (db: Db, { sessionId, csId, actor, reason = 'auto' }: Assign): Promise<'assigned' | Refused> =>
  outcomeOf('assigned', () =>
    command(db, sessionId, async (tx, draft) => {
      const given = await giveTo(tx, draft, { transition: 'T07', csId, actor, reason })
      assertGiven(given, csId)
      tellAccepted(draft, given.name)
      addMessage(draft, { sender: 'system', content: noticeFor(draft).accepted(given.name), traceId: newId('trc') })
    }),
  )

/** T11, for workers. */
export const requeueBySystem = (db: Db, asked: Requeue): Promise<'requeued' | Refused> =>
  outcomeOf('requeued', () => requeue(db, asked))

/** T08, for workers. `wrong_state` also when no bot answers on the account. */
export const backToBotBySystem = (db: Db, asked: ToBot): Promise<'released' | Refused> =>
  outcomeOf('released', () => backToBot(db, asked))

/** T09, T13, T14, for workers. */
export const closeSession = (db: Db, asked: CloseBySystem): Promise<'closed' | Refused> =>
  outcomeOf('closed', () => closeBySystem(db, asked))

/** A system line to the customer, for workers. */
export const say = (db: Db, asked: Say): Promise<'said' | Refused> => outcomeOf('said', () => saySystem(db, asked))

const refusedBy: Readonly<Record<number, Refused>> = {
  40000: 'gone',
  40001: 'wrong_state',
  40003: 'full',
  40401: 'wrong_state',
}

async function outcomeOf<T extends string>(done: T, work: () => Promise<unknown>): Promise<T | Refused> {
  try {
    await work()
    return done
  } catch (error) {
    const refused = error instanceof AppError ? refusedBy[error.code] : undefined
    if (refused === undefined) throw error
    return refused
  }
}
