import { lock } from '../../../platform/advisory-locks.ts'
import { type Db, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type AuditEntry, audit } from '../../audit/index.ts'
import { lockLiving } from '../profile/living.ts'
import { refusal } from '../refusal.ts'
import { tellCustomers } from '../tell.ts'
import { queueMoves } from './moves.ts'

export interface Split {
  readonly customerId: string
  readonly accountId: string
  readonly customerRef: string
  readonly by: Pick<AuditEntry, 'actor' | 'ip'>
}

/** One identity is another person after all: a customer of its own, whose sessions follow. Returns the new id. */
export const splitCustomer = (db: Db, { customerId, accountId, customerRef, by }: Split): Promise<string> =>
  db.tx(async (tx) => {
    await lock(tx, 'who is who')
    await lockLiving(tx, customerId)
    const identities = await tx.rows<{ accountId: string; customerRef: string; name: string | null }>(sql`
      select account_id as "accountId", customer_ref as "customerRef", name from customer_identities
      where customer_id = ${customerId}`)
    const identity = identities.find((one) => one.accountId === accountId && one.customerRef === customerRef)
    if (!identity) throw refusal(40000, '该客户没有这个渠道身份')
    if (identities.length === 1) throw refusal(40000, '这是该客户唯一的渠道身份，不能拆分')
    const newCustomer = newId('cus')
    await tx.run(sql`insert into customers (id, display_name) values (${newCustomer}, ${identity.name})`)
    await tx.run(sql`
      update customer_identities set customer_id = ${newCustomer}
      where account_id = ${accountId} and customer_ref = ${customerRef}`)
    await tx.run(sql`update customers set version = version + 1, updated_at = now() where id = ${customerId}`)
    await queueMoves(tx, customerId, [identity])
    const target = { type: 'customer', id: customerId }
    await audit(tx, { ...by, action: 'customer.split', target, details: { to: newCustomer, accountId, customerRef } })
    await tellCustomers(tx, [{ customerId }, { customerId: newCustomer }])
    return newCustomer
  })
