import { openBlindIndex } from '../../../platform/blind-index.ts'
import { type Db, sql } from '../../../platform/db.ts'
import { openSealer } from '../../../platform/sealed.ts'
import { close } from '../../sessions/index.ts'
import { accountId, type World } from '../../sessions/testing/world.ts'
import { openPhoneBook } from '../profile/phone-book.ts'
import { sessionCountOf, sessionsOf } from '../profile/sessions.ts'

const keys: [string] = ['a key of at least thirty-two bytes!']
export const phones = openPhoneBook(openSealer(keys), openBlindIndex(keys, 'phone'))
export const by = { actor: { type: 'agent', id: 'boss' } } as const
const everybody = { csId: 'boss', readsAll: true }

/** Who an identity is; undefined before it has written. */
export async function customerOf(db: Db, customerRef: string): Promise<string | undefined> {
  const row = await db.one<{ id: string }>(sql`
    select customer_id as id from customer_identities where account_id = ${accountId} and customer_ref = ${customerRef}`)
  return row?.id
}

/** A whole conversation: the next message begins another. */
export async function visit({ say, sessionOf, db }: World, customerRef: string): Promise<void> {
  await say(customerRef, '你好')
  const sessionId = (await sessionOf(customerRef)) ?? ''
  await close(db, { sessionId, actor: { csId: 'boss', mayForce: true } })
}

/** What is wrong with who is who, at any moment; empty when all is well. */
export async function brokenRules(db: Db): Promise<string[]> {
  const lost = await db.rows<{ what: string }>(sql`
    select 'an identity of one who was merged: ' || i.customer_ref as what
    from customer_identities i join customers c on c.id = i.customer_id where c.merged_into is not null
    union all select 'merged into one who was merged: ' || c.id
    from customers c join customers s on s.id = c.merged_into where s.merged_into is not null
    union all select 'a session that will never follow its identity: ' || s.id
    from sessions s join customer_identities i using (account_id, customer_ref)
    where s.customer_id <> i.customer_id and not exists (
      select from customer_moves m where m.account_id = s.account_id and m.customer_ref = s.customer_ref
        and m.from_customer = s.customer_id)`)
  return [...lost.map(({ what }) => what), ...(await misplaced(db))]
}

/** Each session is in the profile of the customer whose identity wrote it, and in no other. */
async function misplaced(db: Db): Promise<string[]> {
  const told: string[] = []
  const customers = await db.rows<{ id: string; wrote: string[] }>(sql`
    select c.id, coalesce(array_agg(s.id order by s.id) filter (where s.id is not null), '{}') as wrote
    from customers c left join customer_identities i on i.customer_id = c.id
      left join sessions s using (account_id, customer_ref)
    group by c.id`)
  for (const { id, wrote } of customers) {
    const shown = (await sessionsOf(db, everybody, id)).map(({ sessionId }) => sessionId)
    const count = await sessionCountOf(db, everybody, id)
    const all = shown.every((session) => wrote.includes(session)) && new Set(shown).size === Math.min(wrote.length, 20)
    if (!all || count !== wrote.length) told.push(`${id} shows ${shown.length}, counts ${count} of ${wrote.length}`)
  }
  return told
}
