import type { Handle } from '../../../platform/db.ts'
import { lockAgents } from '../../agents/index.ts'
import { asksForPerson, handoffRulesOf, type Rules } from '../../bots/index.ts'
import { greet } from '../../greetings/index.ts'
import { takeRatings } from '../ratings/take-ratings.ts'
import { addQueueLine, type QueueLines, wordQueueLines } from '../sending/queue-line.ts'
import { addMessage, type Draft } from '../state/draft.ts'
import { lockNewestOf } from '../state/load.ts'
import { save } from '../state/save.ts'
import { leaveTo, takeHandling } from './handling.ts'
import { toPending } from './handoff-to.ts'
import { type Drafts, draftsFor } from './open-drafts.ts'
import { noReopening, type ReopenRule, waitsAgain } from './reopened.ts'
import { hasSaid, type Incoming, isOf, type Of, type Said, sendCode } from './said.ts'
import { takeBack } from './take-back.ts'
import { takeReceiving } from './take-receiving.ts'
import { takeUndelivered } from './take-undelivered.ts'

/** Customer → session → message → bot or queue, for a whole batch in the caller's transaction. */
export async function takeIncoming(
  tx: Handle,
  batch: readonly Incoming[],
  rule: ReopenRule = noReopening,
  queueLines?: QueueLines,
): Promise<void> {
  const runs = runsOf(batch)
  const rulesOf = await handoffRulesOf(
    tx,
    runs.flat().map(({ accountId }) => accountId),
  )
  const staff = batch.map(staffOf).filter((id) => id !== null)
  if (runs.length > 1 || staff.length > 0) {
    // What ends or is taken over here moves loads: those agents are locked in the one order, like the sessions.
    const locked = await lockNewestOf(tx, runs.flat().map(customerOf))
    await lockAgents(tx, [...locked.map(({ session }) => session.manualCsId).filter((id) => id !== null), ...staff])
  }
  for (const run of runs) {
    const said = await takeRatings(tx, run.filter(hasSaid))
    if (said.length > 0) {
      const drafts = await draftsFor(tx, said, rule)
      for (const entry of said) take(drafts, entry, rulesOf(entry.accountId))
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
  await takeReceiving(
    tx,
    batch.filter((entry) => isOf(entry, 'receiving')),
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

/** Who takes a conversation over, or begins or stops receiving, in the remote's own client. */
const staffOf = (entry: Incoming) =>
  isOf(entry, 'handling') || isOf(entry, 'receiving') ? (entry.item.staffRef ?? null) : null

const customerOf = ({ accountId, item }: Incoming) => ({ accountId, customerRef: item.customerRef })

/** What one message does to the newest session of its customer. */
function take(drafts: Drafts, entry: Said, rules: Rules): void {
  const { accountId, item, receivedAt } = entry
  const actor = isOf(entry, 'colleague') ? system : ({ type: 'customer', id: item.customerRef } as const)
  const draft = drafts.openFor(accountId, item.customerRef, receivedAt, actor)
  if (isOf(entry, 'colleague')) addColleague(draft, entry)
  else addCustomer(draft, entry, rules)
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

function addCustomer(draft: Draft, { item, traceId, receivedAt }: Of<'message'>, rules: Rules): void {
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
  else if (asksForPerson(item.text, rules.words)) toPending(draft, actor, 'customer_asked', traceId)
  // Two programs would talk to each other for ever.
  else if (session.botAnswers >= rules.maxAnswers) toPending(draft, system, 'bot_limit', traceId)
  else draft.turns.push({ content: item.text, traceId })
}
