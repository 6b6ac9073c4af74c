import { type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addMessage, type Draft, draftOf, move } from './draft.ts'
import { asksForPerson } from './handoff.ts'
import { toPending } from './handoff-to.ts'
import { lockNewestOf } from './load.ts'
import type { Session } from './rows.ts'
import { hasSaid, type Incoming, isOf, keyOf, type Of, type Said } from './said.ts'
import { save } from './save.ts'
import { takeBack } from './take-back.ts'
import { takeUndelivered } from './take-undelivered.ts'

/** Customer → session → message → bot or queue, for a whole batch in the caller's transaction. */
export async function takeIncoming(tx: Handle, batch: readonly Incoming[]): Promise<void> {
  const said = batch.filter(hasSaid)
  if (said.length > 0) {
    const drafts = await draftsFor(tx, said)
    for (const entry of said) take(drafts, entry)
    await save(tx, drafts.written())
  }
  await takeBack(
    tx,
    batch.filter((entry) => isOf(entry, 'recall')),
  )
  await takeUndelivered(
    tx,
    batch.filter((entry) => isOf(entry, 'undelivered')),
  )
}

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
    traceId,
    at: receivedAt,
    isSaid: true,
  })
}

function addCustomer(draft: Draft, { item, traceId, receivedAt }: Of<'message'>): void {
  const { session } = draft
  const actor = { type: 'customer', id: item.customerRef } as const
  addMessage(draft, {
    sender: { type: 'customer', id: item.customerRef },
    content: item.text,
    msgType: item.msgType,
    remoteKey: item.remoteKey,
    traceId,
    at: receivedAt,
  })
  if (session.status !== 'ai') return
  if (session.botId === null) toPending(draft, actor, 'no_bot', traceId)
  else if (asksForPerson(item.text)) toPending(draft, actor, 'customer_asked', traceId)
  else draft.turns.push({ content: item.text, traceId })
}

interface Drafts {
  openFor(accountId: string, customerRef: string, at: Date): Draft
  written(): Draft[]
}

async function draftsFor(tx: Handle, said: readonly Said[]): Promise<Drafts> {
  const wanted = new Map(
    said.map(({ accountId, item }) => [
      keyOf(accountId, item.customerRef),
      { accountId, customerRef: item.customerRef },
    ]),
  )
  const locked = await lockNewestOf(tx, [...wanted.values()])
  const newest = new Map(locked.map((draft) => [keyOf(draft.session.accountId, draft.session.customerRef), draft]))
  const unopened = [...wanted].some(([key]) => (newest.get(key)?.session.status ?? 'closed') === 'closed')
  const accounts = unopened ? await accountsOf(tx, said) : new Map<string, Account>()
  return {
    openFor(accountId, customerRef, at) {
      const key = keyOf(accountId, customerRef)
      const existing = newest.get(key)
      if (existing && existing.session.status !== 'closed') return existing
      const account = accounts.get(accountId)
      if (!account) throw new Error(`Unknown channel account ${accountId}.`)
      const draft = openNew(account, customerRef, at, existing?.session)
      newest.set(key, draft)
      return draft
    },
    written: () => [...newest.values()].filter((draft) => draft.messages.length > 0),
  }
}

interface Account {
  readonly id: string
  readonly channelId: string
  readonly contractType: string
  readonly externalId: string
  readonly botId: string | null
  readonly replyHours: number | null
  readonly replyMessages: number | null
}

async function accountsOf(tx: Handle, said: readonly Said[]): Promise<Map<string, Account>> {
  const ids = [...new Set(said.map((entry) => entry.accountId))]
  const rows = await tx.rows<Account>(sql`
    select id, channel_id as "channelId", contract_type as "contractType", external_id as "externalId", bot_id as "botId",
      reply_hours as "replyHours", reply_messages as "replyMessages"
    from channel_accounts where id = any(${ids})`)
  return new Map(rows.map((account) => [account.id, account]))
}

/** T01 with a bot; without one its first message brings it to the queue (T02). After a closed one (T15) the new session remembers it. */
function openNew(account: Account, customerRef: string, at: Date, previous: Session | undefined): Draft {
  const session: Session = {
    id: newId('ses'),
    accountId: account.id,
    customerId: previous?.customerId ?? newId('cus'),
    customerRef,
    customerName: previous?.customerName ?? null,
    channelId: account.channelId,
    contractType: account.contractType,
    kfId: account.externalId,
    botId: account.botId,
    replyHours: account.replyHours,
    replyMessages: account.replyMessages,
    previousSessionId: previous?.id ?? null,
    createdAt: at,
    status: 'ai',
    manualCsId: null,
    manualCsName: null,
    lastCsId: null,
    lastCsName: null,
    acceptKey: null,
    handoffReason: null,
    pendingSince: null,
    botMisses: 0,
    version: 0,
    lastSeq: 0,
    messageCount: 0,
    lastMessage: null,
    lastSenderType: null,
    lastMessageAt: at,
    lastCustomerAt: null,
    repliesSince: 0,
    closeReason: null,
    closedAt: null,
    updatedAt: at,
  }
  const draft = draftOf(session, at, true)
  if (account.botId !== null) move(draft, 'T01', { type: 'customer', id: customerRef })
  return draft
}
