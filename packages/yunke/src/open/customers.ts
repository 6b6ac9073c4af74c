import type { OpenCall } from './open-call.ts'

/** A customer as Yunke takes it: `customerId`, `name`, `phone`, `userId` and whatever else is known. */
export type OpenCustomer = Readonly<Record<string, unknown>>

export type OpenCustomers = ReturnType<typeof createOpenCustomers>

export function createOpenCustomers(call: OpenCall) {
  return {
    /** Definitions of the fields that the company has added. */
    customFields: (): Promise<unknown> => call('/open/customer/customFields'),
    /** Adds customers. */
    add: (customers: readonly OpenCustomer[]): Promise<unknown> => call('/open/customer/add', customers),
    /** Updates customers by their `customerId`. */
    update: (customers: readonly OpenCustomer[]): Promise<unknown> => call('/open/customer/update', customers),
  }
}
