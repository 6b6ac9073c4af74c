import type { Handle } from '../../../platform/db.ts'
import { lockAgents } from '../../agents/index.ts'
import { greet } from '../../greetings/index.ts'
import { takeRatings } from '../ratings/take-ratings.ts'
import { addQueueLine, type QueueLines, wordQueueLines } from '../sending/queue-line.ts'
import { addMessage, type Draft } from '../state/draft.ts'
import { lockNewestOf } from '../state/load.ts'
import { save } from '../state/save.ts'
import { leaveTo, takeHandling } from './handling.ts'
import { asksForPerson } from './handoff.ts'
import { toPending } from './handoff-to.ts'
import { type Drafts, draftsFor } from './open-drafts.ts'
import { noReopening, type ReopenRule, waitsAgain } from './reopened.ts'
import { hasSaid, type Incoming, isOf, type Of, type Said, sendCode } from './said.ts'
import { takeBack } from './take-back.ts'
import { takeUndelivered } from './take-undelivered.ts'

/** Customer → session → message → bot or queue, for a whole batch in the caller's transaction. */
export async function takeIncoming(
  tx: Handle,
  batch: readonly Incoming[],
  rule: ReopenRule = noReopening,
  queueLines?: QueueLines,
): Promise<void> {
  const runs = runsOf(batch)
  if (runs.length > 1) {
    // What ends or is taken over here moves loads: those agents are locked in the one order, like the sessions.
    const locked = await lockNewestOf(tx, runs.flat().map(customerOf))
    await lockAgents(
      tx,
      [...locked.map(({ session }) => session.manualCsId), ...runs.flat().map(takerOf)].filter((id) => id !== null),
    )
  }
  for (const run of runs) {
    const said = await takeRatings(tx, run.filter(hasSaid))
    if (said.length > 0) {
      const drafts = await draftsFor(tx, said, rule)
      for (const entry of said) take(drafts, entry)
      await wordQueueLines(tx, drafts.written(), queueLines)
      await save(tx, drafts.written())
    }
    for (const entry of run) if (isOf(entry, 'handling')) await takeHandling(tx, entry)
  }
  await takeBack(
    tx,
    batch.filter((entry) => isOf(entry, 'recall')),
  )
  await takeUndelivered(
    tx,
    batch.filter((entry) => isOf(entry, 'undelivered')),
  )
  await greet(
    tx,
    batch
      .filter((entry) => isOf(entry, 'entered'))
      .map((entry) => ({ ...customerOf(entry), traceId: entry.traceId, code: sendCode(entry, entry.item.code) })),
  )
}

/** What is said goes together until somebody takes or ends a conversation: then what follows may be another session. */
function runsOf(batch: readonly Incoming[]): Incoming[][] {
  const runs: Incoming[][] = [[]]
  for (const entry of batch) {
    if (!hasSaid(entry) && !isOf(entry, 'handling')) continue
    runs.at(-1)?.push(entry)
    if (isOf(entry, 'handling')) runs.push([])
  }
  return runs
}

/** Who takes a conversation over in the remote's own client. */
const takerOf = (entry: Incoming) => (isOf(entry, 'handling') ? (entry.item.staffRef ?? null) : null)

const customerOf = ({ accountId, item }: Incoming) => ({ accountId, customerRef: item.customerRef })

/** What one message does to the newest session of its customer. */
function take(drafts: Drafts, entry: Said): void {
  const { accountId, item, receivedAt } = entry
  const actor = isOf(entry, 'colleague') ? system : ({ type: 'customer', id: item.customerRef } as const)
  const draft = drafts.openFor(accountId, item.customerRef, receivedAt, actor)
  if (isOf(entry, 'colleague')) addColleague(draft, entry)
  else addCustomer(draft, entry)
}

const system = { type: 'system' } as const

/** A colleague who answers in the remote's own client is shown as the person they are; nothing is sent. */
function addColleague(draft: Draft, { item, traceId, receivedAt }: Of<'colleague'>): void {
  addMessage(draft, {
    sender: { type: 'manual', id: item.staffRef },
    content: item.text,
    msgType: item.msgType,
    remoteKey: item.remoteKey,
    media: item.media,
    traceId,
    at: receivedAt,
    isSaid: true,
  })
  if (item.staffRef) leaveTo(draft, item.staffRef, traceId)
}

function addCustomer(draft: Draft, { item, traceId, receivedAt }: Of<'message'>): void {
  const { session } = draft
  const actor = { type: 'customer', id: item.customerRef } as const
  addMessage(draft, {
    sender: { type: 'customer', id: item.customerRef },
    content: item.text,
    msgType: item.msgType,
    remoteKey: item.remoteKey,
    media: item.media,
    traceId,
    at: receivedAt,
  })
  if (waitsAgain(draft)) addQueueLine(draft, traceId)
  if (session.status !== 'ai') return
  if (session.botId === null) toPending(draft, actor, 'no_bot', traceId)
  else if (asksForPerson(item.text)) toPending(draft, actor, 'customer_asked', traceId)
  else draft.turns.push({ content: item.text, traceId })
}
