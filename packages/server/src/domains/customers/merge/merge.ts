import { lock } from '../../../platform/advisory-locks.ts'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { type AuditEntry, audit } from '../../audit/index.ts'
import { tellSummary } from '../../sessions/index.ts'
import { assertLiving } from '../profile/living.ts'
import type { PhoneBook } from '../profile/phone-book.ts'
import { type Customer, lockCustomers } from '../profile/rows.ts'
import { refusal } from '../refusal.ts'
import { tellCustomers } from '../tell.ts'
import { queueMoves } from './moves.ts'

export interface Merge {
  readonly into: string
  readonly from: string
  readonly by: Pick<AuditEntry, 'actor' | 'ip'>
}

/**
 * Two customers turn out to be one person. Everything but the sessions goes at once; they follow in short transactions
 * (`startMoves`), however many there are. New ones come to the survivor from the commit on.
 */
export const mergeCustomers = (db: Db, phones: PhoneBook, { into, from, by }: Merge): Promise<void> =>
  db.tx(async (tx) => {
    if (into === from) throw refusal(40000, '不能把客户与自己合并')
    // Whoever was merged into one of the two before is locked as well: no order of ids keeps two merges apart.
    await lock(tx, 'who is who')
    await tellSummary(tx, into)
    const customers = await lockCustomers(tx, [into, from])
    const survivor = assertLiving(customers.find(({ id }) => id === into))
    const merged = assertLiving(customers.find(({ id }) => id === from))
    await complete(tx, phones, survivor, merged)
    await tx.run(sql`
      update customers set merged_into = ${into}, updated_at = now() where id = ${from} or merged_into = ${from}`)
    const identities = await tx.rows<{ accountId: string; customerRef: string }>(sql`
      update customer_identities set customer_id = ${into}, name = coalesce(name, ${merged.name})
      where customer_id = ${from} returning account_id as "accountId", customer_ref as "customerRef"`)
    await queueMoves(tx, from, identities)
    const target = { type: 'customer', id: into }
    await audit(tx, { ...by, action: 'customer.merge', target, details: { from, identities: identities.length } })
    await tellCustomers(tx, [{ customerId: into }, { customerId: from, mergedInto: into }])
  })

/** What the survivor does not have comes from the other; notes of both are kept, and so are tags. */
async function complete(tx: Handle, phones: PhoneBook, survivor: Customer, merged: Customer): Promise<void> {
  const phone = survivor.phoneSealed === null ? phones.open(merged) : undefined
  const kept = phone ? phones.seal(phone, survivor.id) : undefined
  await tx.run(sql`
    update customers s set
      display_name = coalesce(s.display_name, m.display_name), remark = coalesce(s.remark, m.remark),
      email = coalesce(s.email, m.email), is_vip = s.is_vip or m.is_vip,
      notes = nullif(concat_ws(e'\n\n', s.notes, m.notes), ''),
      tag_ids = array(select distinct tag from unnest(s.tag_ids || m.tag_ids) as both_of (tag)),
      phone_sealed = coalesce(${kept?.sealed ?? null}, s.phone_sealed),
      phone_index = coalesce(${kept?.index ?? null}::bytea, s.phone_index),
      version = s.version + 1, updated_at = now()
    from customers m where s.id = ${survivor.id} and m.id = ${merged.id}`)
  await tx.run(sql`
    with kept as (delete from customer_avatars where customer_id = ${merged.id} returning mime, bytes, etag, fetched_at)
    insert into customer_avatars (customer_id, mime, bytes, etag, fetched_at)
    select ${survivor.id}, mime, bytes, etag, fetched_at from kept on conflict (customer_id) do nothing`)
  // Names of the survivor's own identities are what the desk would otherwise forget.
  await tx.run(sql`
    update customer_identities set name = ${survivor.name}
    where customer_id = ${survivor.id} and name is null and ${survivor.name}::text is not null`)
}
