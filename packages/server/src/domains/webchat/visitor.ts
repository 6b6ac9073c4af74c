import { lockOne } from '../../platform/advisory-locks.ts'
import { type Db, type Handle, sql } from '../../platform/db.ts'
import type { VisitorChannel } from './deps.ts'

/** An end user with one bot. All links of the bot lead to the same conversation. */
export interface Visitor {
  readonly endUserId: string
  readonly username: string
  readonly botId: string
  /** Of the bot's page. */
  readonly accountId: string
}

interface Who {
  readonly endUser: { readonly id: string; readonly username: string }
  readonly share: { readonly botId: string }
}

export const visitorOf = ({ id: channelId }: VisitorChannel, { endUser, share: { botId } }: Who): Visitor => ({
  endUserId: endUser.id,
  username: endUser.username,
  botId,
  accountId: `acc_${channelId}_${botId}`,
})

const opened = new WeakMap<Db, Set<string>>()

/** The page of a bot is an account of its own from the first visit on, so that the bot answers there and no other. */
export async function openPage(db: Db, channel: VisitorChannel, { accountId, botId }: Visitor): Promise<void> {
  const known = opened.get(db) ?? new Set()
  opened.set(db, known)
  if (known.has(accountId)) return
  await db.run(sql`
    insert into channel_accounts (id, channel_id, contract_type, external_id, name, bot_id, recall_seconds, read_here,
      made_for_bot)
    select ${accountId}, ${channel.id}, ${channel.contractType}, id, name, id, ${channel.recallSeconds}::int, true, true
    from bots where id = ${botId}
    on conflict (id) do nothing`)
  known.add(accountId)
}

/**
 * Nothing else happens in the conversation until the end of the transaction. A lock that writes nothing: the session is
 * still the first that is written.
 */
export const holdConversation = (tx: Handle, { accountId, endUserId }: Visitor) =>
  lockOne(tx, 'conversation', `${accountId} ${endUserId}`)

/** Whose session has just begun is shown by the name they sign in with. */
export const nameCustomer = (tx: Handle, { accountId, endUserId, username }: Visitor) =>
  tx.run(sql`
    update customers c set display_name = ${username}, name_asked_at = now() from customer_identities i
    where i.account_id = ${accountId} and i.customer_ref = ${endUserId} and c.id = i.customer_id
      and c.display_name is null`)
