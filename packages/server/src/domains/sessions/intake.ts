import type { Handle } from '../../platform/db.ts'
import { greet } from '../greetings/index.ts'
import { addMessage, type Draft } from './draft.ts'
import { leaveTo, takeHandling } from './handling.ts'
import { asksForPerson } from './handoff.ts'
import { toPending } from './handoff-to.ts'
import { lockNewestOf } from './load.ts'
import { type Drafts, draftsFor } from './open-drafts.ts'
import { hasSaid, type Incoming, isOf, type Of, type Said, sendCode } from './said.ts'
import { save } from './save.ts'
import { takeBack } from './take-back.ts'
import { takeUndelivered } from './take-undelivered.ts'

/** Customer → session → message → bot or queue, for a whole batch in the caller's transaction. */
export async function takeIncoming(tx: Handle, batch: readonly Incoming[]): Promise<void> {
  const runs = runsOf(batch)
  if (runs.length > 1) await lockNewestOf(tx, runs.flat().map(customerOf))
  for (const run of runs) {
    const said = run.filter(hasSaid)
    if (said.length > 0) {
      const drafts = await draftsFor(tx, said)
      for (const entry of said) take(drafts, entry)
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

const customerOf = ({ accountId, item }: Incoming) => ({ accountId, customerRef: item.customerRef })

/** What one message does to the newest session of its customer. */
function take(drafts: Drafts, entry: Said): void {
  const draft = drafts.openFor(entry.accountId, entry.item.customerRef, entry.receivedAt)
  if (isOf(entry, 'colleague')) addColleague(draft, entry)
  else addCustomer(draft, entry)
}

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
  if (session.status !== 'ai') return
  if (session.botId === null) toPending(draft, actor, 'no_bot', traceId)
  else if (asksForPerson(item.text)) toPending(draft, actor, 'customer_asked', traceId)
  else draft.turns.push({ content: item.text, traceId })
}
