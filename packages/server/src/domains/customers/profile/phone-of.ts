import type { Handle } from '../../../platform/db.ts'
import type { PhoneBook } from './phone-book.ts'
import { findCustomer } from './rows.ts'

/** The number of a customer, or of the one they were merged into, to look something up by; who reads it out is audited. */
export async function phoneOf(db: Handle, phones: PhoneBook, customerId: string): Promise<string | undefined> {
  const asked = await findCustomer(db, customerId)
  const customer = asked?.mergedInto ? await findCustomer(db, asked.mergedInto) : asked
  return customer && phones.open(customer)
}
