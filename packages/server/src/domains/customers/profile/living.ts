import type { Handle } from '../../../platform/db.ts'
import { refusal } from '../refusal.ts'
import { type Customer, lockCustomers } from './rows.ts'

/** The customer, locked; refused when there is none, or it was merged into another. */
export async function lockLiving(tx: Handle, id: string): Promise<Customer> {
  const [customer] = await lockCustomers(tx, [id])
  return assertLiving(customer)
}

export function assertLiving(customer: Customer | undefined): Customer {
  if (!customer) throw refusal(40403)
  if (customer.mergedInto) throw refusal(40902, undefined, { mergedInto: customer.mergedInto })
  return customer
}
