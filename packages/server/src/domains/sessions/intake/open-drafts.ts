import { type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { deskLanguage } from '../../language/index.ts'
import { beginning } from '../state/beginning.ts'
import { type Draft, draftOf, move } from '../state/draft.ts'
import { lockNewestOf } from '../state/load.ts'
import type { Session } from '../state/rows.ts'
import type { Actor } from '../state/transitions.ts'
import { type ReopenRule, reopenFor } from './reopened.ts'
import { keyOf } from './said.ts'

/** The newest session of each customer who is heard of, or a new one once it is wanted. */
export interface Drafts {
  /** A closed one is reopened if what was written at `at` is still about it. */
  openFor(accountId: string, customerRef: string, at: Date, actor: Actor): Draft
  written(): Draft[]
}

export async function draftsFor(tx: Handle, said: readonly Heard[], rule: ReopenRule): Promise<Drafts> {
  const wanted = new Map(
    said.map((entry) => [
      keyOf(entry.accountId, entry.item.customerRef),
      { accountId: entry.accountId, customerRef: entry.item.customerRef },
    ]),
  )
  const locked = await lockNewestOf(tx, [...wanted.values()])
  const newest = new Map(locked.map((draft) => [keyOf(draft.session.accountId, draft.session.customerRef), draft]))
  const unopened = [...wanted].some(([key]) => (newest.get(key)?.session.status ?? 'closed') === 'closed')
  const accounts = unopened ? await accountsOf(tx, said) : new Map<string, Account>()
  return {
    openFor(accountId, customerRef, at, actor) {
      const key = keyOf(accountId, customerRef)
      const existing = newest.get(key)
      if (existing && (existing.session.status !== 'closed' || reopenFor(existing, actor, at, rule))) return existing
      const account = accounts.get(accountId)
      if (!account) throw new Error(`Unknown channel account ${accountId}.`)
      const draft = openNew(account, customerRef, at, existing?.session)
      newest.set(key, draft)
      return draft
    },
    written: () => [...newest.values()].filter((draft) => draft.messages.length > 0),
  }
}

/** Somebody of whom something is heard, be it no more than that they pressed a button. */
interface Heard {
  readonly accountId: string
  readonly item: { readonly customerRef: string }
}

interface Account {
  readonly id: string
  readonly channelId: string
  readonly contractType: string
  readonly externalId: string
  readonly botId: string | null
  readonly replyHours: number | null
  readonly replyMessages: number | null
  readonly recallSeconds: number | null
  readonly mode: Session['mode']
  readonly readHere: boolean
  readonly language: Session['language']
}

async function accountsOf(tx: Handle, said: readonly Heard[]): Promise<Map<string, Account>> {
  const ids = [...new Set(said.map((entry) => entry.accountId))]
  const rows = await tx.rows<Account>(sql`
    select id, channel_id as "channelId", contract_type as "contractType", external_id as "externalId", bot_id as "botId",
      reply_hours as "replyHours", reply_messages as "replyMessages", recall_seconds as "recallSeconds", mode, read_here as "readHere",
      ${deskLanguage} as language
    from channel_accounts where id = any(${ids})`)
  return new Map(rows.map((account) => [account.id, account]))
}

/** T01 with a bot, or T15 after a closed one, which it remembers; without a bot its first message brings it to the queue. */
function openNew(account: Account, customerRef: string, at: Date, previous: Session | undefined): Draft {
  const session: Session = {
    id: newId('ses'),
    accountId: account.id,
    customerId: previous?.customerId ?? newId('cus'),
    customerRef,
    customerName: previous?.customerName ?? null,
    customerRemark: previous?.customerRemark ?? null,
    customerAvatar: previous?.customerAvatar ?? null,
    isVip: previous?.isVip ?? false,
    customerTagIds: previous?.customerTagIds ?? [],
    tagIds: [],
    channelId: account.channelId,
    contractType: account.contractType,
    kfId: account.externalId,
    botId: account.botId,
    replyHours: account.replyHours,
    replyMessages: account.replyMessages,
    recallSeconds: account.recallSeconds,
    mode: account.mode,
    readHere: account.readHere,
    language: account.language,
    previousSessionId: previous?.id ?? null,
    ...beginning(at),
  }
  const draft = draftOf(session, at, { isNew: true })
  if (account.botId !== null) move(draft, previous ? 'T15' : 'T01', { type: 'customer', id: customerRef })
  return draft
}
