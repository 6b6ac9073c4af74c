import type { OutgoingMessage, Sent } from '../../channels/channel.ts'
import type { Db, Handle } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { type Claimed, type ClaimedNext, claimNext, expired, finish, keepAlive, postpone } from './leases.ts'
import { loadFile } from './load-file.ts'
import { type Outcome, outcomeOf } from './policy.ts'

/** A channel account this node can send through. */
export interface SendLane {
  readonly accountId: string
  readonly sendDedupes: boolean
  readonly send: (message: OutgoingMessage) => Promise<Sent>
}

export interface OutboxDeps {
  readonly db: Db
  readonly log: Log
  /** Accounts may come while it runs. */
  readonly lanes: () => readonly SendLane[]
  /** Told in the transaction that records it. */
  readonly onOutcome: (tx: Handle, outcomes: readonly Told[]) => Promise<void>
  readonly onCommitted: () => void
}

export interface Told {
  readonly sessionId: string
  readonly seq: number
  readonly status: 'sent' | 'failed' | 'unknown' | 'expired'
  readonly reason?: string | undefined
  readonly remoteKey?: string | undefined
}

const renewMs = 5_000
/** A message that kills whoever sends it is not sent for ever. */
const mostTries = 6

/**
 * Room 7. One message at a time for each account of a channel that cannot drop repeats: a crash then leaves at most
 * one message of which nobody knows whether it arrived (docs/adr/0004).
 */
export function startOutbox(deps: OutboxDeps): Worker {
  const workers = new Map<string, Worker>()
  const open = () => {
    for (const lane of deps.lanes()) {
      const { accountId } = lane
      if (workers.has(accountId)) continue
      const work = () => sendNext(deps, lane)
      workers.set(accountId, startWorker({ name: `outbox ${accountId}`, log: deps.log, work }))
    }
  }
  open()
  const sweeper = startWorker({ name: 'outbox sweep', log: deps.log, work: () => sweep(deps) })
  const all = () => [...workers.values(), sweeper]
  return {
    poke() {
      open()
      for (const worker of workers.values()) worker.poke()
    },
    idle: async () => void (await Promise.all(all().map((worker) => worker.idle()))),
    stop: async () => void (await Promise.all(all().map((worker) => worker.stop()))),
  }
}

async function sendNext(deps: OutboxDeps, lane: SendLane): Promise<boolean> {
  const claimed = await claimNext(deps.db, lane.accountId)
  if (!claimed) return false
  const renewing = setInterval(() => void keepAlive(deps.db, claimed).catch(() => {}), renewMs)
  try {
    const outcome = await attempt(deps, lane, claimed)
    await record(deps, claimed, outcome)
  } finally {
    clearInterval(renewing)
  }
  return true
}

async function attempt({ db, log }: OutboxDeps, lane: SendLane, claimed: ClaimedNext): Promise<Outcome> {
  const { accountId, customerRef, content, code, answers, attempts, sessionId, seq, traceId } = claimed
  if (claimed.tooLate) return { status: 'expired', reason: 'too_late' }
  try {
    const message = { messageId: shortId(claimed), accountId, customerRef, text: content }
    const file = claimed.file && (await loadFile(db, claimed.file))
    const more = { ...(file && { file }), ...(code && { code }), ...answered(answers) }
    const { remoteKey } = await lane.send({ ...message, ...more })
    return { status: 'sent', remoteKey }
  } catch (error) {
    log.warn({ sessionId, seq, traceId, attempts }, `A message was not sent: ${messageOf(error)}`)
    return outcomeOf(error, { attempts, sendDedupes: lane.sendDedupes, byCode: code !== null })
  }
}

function answered(answers: ClaimedNext['answers']): Pick<OutgoingMessage, 'answers'> {
  if (!answers) return {}
  const { remoteKey, sentAt, raw } = answers
  return { answers: { remoteKey, sentAt, ...(raw !== null && { raw }) } }
}

/** Names the message at the remote, the same at every try; session ids are `ses_` and 22 characters. */
const shortId = ({ sessionId, seq, resends }: Claimed) =>
  `${sessionId.slice(4)}_${seq.toString(36)}${resends > 0 ? `_${resends.toString(36)}` : ''}`

/** Nothing is recorded when the lease went to somebody else meanwhile: they have said what is known. */
async function record(
  { db, onOutcome, onCommitted, log }: OutboxDeps,
  claimed: Claimed,
  outcome: Outcome,
): Promise<void> {
  const { sessionId, seq } = claimed
  await db
    .tx(async (tx) => {
      if (outcome.status === 'retry') return postpone(tx, claimed, outcome.afterMs)
      await onOutcome(tx, [{ sessionId, seq, ...outcome }])
      await finish(tx, claimed)
    })
    .then(onCommitted, (error: unknown) => {
      log.error({ err: error, sessionId, seq }, `The outcome of a message could not be recorded: ${messageOf(error)}`)
      throw error
    })
}

/** Messages that were being sent when their node died: perhaps they arrived. A remote that drops repeats is sent them again. */
async function sweep({ db, lanes, onOutcome, onCommitted }: OutboxDeps): Promise<boolean> {
  const repeatable = new Set(lanes().flatMap(({ accountId, sendDedupes }) => (sendDedupes ? [accountId] : [])))
  const swept = await db.tx(async (tx) => {
    const lost = await expired(tx)
    const again = lost.filter(
      ({ accountId, attempts, code }) => code === null && repeatable.has(accountId) && attempts < mostTries,
    )
    const doubtful = lost.filter((claim) => !again.includes(claim))
    for (const claim of again) await postpone(tx, claim, 0)
    if (doubtful.length === 0) return lost.length
    await onOutcome(
      tx,
      doubtful.map(({ sessionId, seq }) => ({ sessionId, seq, status: 'unknown', reason: 'interrupted' })),
    )
    for (const claim of doubtful) await finish(tx, claim)
    return lost.length
  })
  if (swept > 0) onCommitted()
  return false
}
