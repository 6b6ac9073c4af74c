import type { Db } from '../../../platform/db.ts'
import { type AuditEntry, audit } from '../../audit/index.ts'
import { refusal } from '../refusal.ts'
import { assertLiving } from './living.ts'
import type { PhoneBook } from './phone-book.ts'
import { findCustomer } from './rows.ts'

/** The whole number, for a call. There is a line in the audit log for each time it was read. */
export const readPhone = (
  db: Db,
  phones: PhoneBook,
  { customerId, by }: { readonly customerId: string; readonly by: Pick<AuditEntry, 'actor' | 'ip'> },
): Promise<string> =>
  db.tx(async (tx) => {
    const phone = phones.open(assertLiving(await findCustomer(tx, customerId)))
    if (!phone) throw refusal(40405)
    await audit(tx, { ...by, action: 'customer.phone_read', target: { type: 'customer', id: customerId } })
    return phone
  })
