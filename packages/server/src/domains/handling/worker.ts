import type { Conversation, Given, Handling, OutgoingMessage } from '../../channels/channel.ts'
import type { Db } from '../../platform/db.ts'
import { ChannelError, messageOf } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { type ClaimedWish, claimWish, finishWish, postponeWish } from './wishes.ts'

export interface WishesDeps {
  readonly db: Db
  readonly log: Log
  /** Accounts whose remote can be told; they may come while it runs. */
  readonly accountIds: () => readonly string[]
  readonly give: (conversation: Conversation, to: Handling) => Promise<Given>
  readonly send: (message: OutgoingMessage) => Promise<unknown>
  /** The remote has it otherwise than was wished. */
  readonly onOtherwise: (sessionId: string, now: Handling) => Promise<void>
}

const retryAfterMs = [1_000, 4_000, 16_000, 60_000, 300_000]

/** Tells remotes who shall have a conversation, after the desk has decided it. */
export const startWishes = (deps: WishesDeps): Worker =>
  startWorker({ name: 'remote wishes', log: deps.log, work: () => carryOut(deps) })

async function carryOut(deps: WishesDeps): Promise<boolean> {
  const { db, log, accountIds, give, onOtherwise } = deps
  const wish = await claimWish(db, accountIds())
  if (!wish) return false
  const { sessionId, wanted, staffRef } = wish
  try {
    const { now, code } = await give(wish, { by: wanted, ...(staffRef !== null && { staffRef }) })
    await finishWish(db, wish)
    if (now.by !== wanted) await onOtherwise(sessionId, now)
    if (code) await tell(deps, wish, code.value)
  } catch (error) {
    const afterMs = mayPass(error) ? retryAfterMs[wish.attempts - 1] : undefined
    log.warn({ sessionId, wanted, attempts: wish.attempts }, `The remote was not told: ${messageOf(error)}`)
    if (afterMs === undefined) await finishWish(db, wish)
    else await postponeWish(db, wish, afterMs)
  }
  return true
}

/** The change stands whether or not the customer could be told. */
async function tell({ send, log }: WishesDeps, wish: ClaimedWish, code: string): Promise<void> {
  const { accountId, customerRef, sessionId, content } = wish
  if (content === null) return
  try {
    await send({ messageId: newId('wsh'), accountId, customerRef, text: content, code })
  } catch (error) {
    log.info({ sessionId }, `The customer was not told of a change: ${messageOf(error)}`)
  }
}

const mayPass = (error: unknown) =>
  !(error instanceof ChannelError) || !error.certain || error.kind === 'rate' || error.kind === 'down'
