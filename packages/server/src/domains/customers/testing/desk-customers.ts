import { sql } from '../../../platform/db.ts'
import type { TestDesk } from '../../../testing/index.ts'
import type { CustomerProfile } from '../contract.ts'

/** What tests of customers do at a whole desk, as somebody who may merge. */
export interface DeskCustomers {
  /** Has them write once; returns the desk's id of the customer. */
  met(customer: string): Promise<string>
  sessionOf(customer: string): Promise<string>
  profile(customerId: string): Promise<CustomerProfile>
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): ReturnType<TestDesk['call']>
  merge(into: string, from: string): ReturnType<TestDesk['call']>
  split(customerId: string, customer: string): ReturnType<TestDesk['call']>
}

export const accountId = 'acc_wecom-app_ww00112233445566aa_1000002'

export async function customersOf(desk: TestDesk, as = 'admin'): Promise<DeskCustomers> {
  const { token } = await desk.login(as)
  const call: DeskCustomers['call'] = (method, path, body) => desk.call(method, path, { token, body })
  const identityOf = async (customer: string) => {
    const row = await desk.db.one<{ sessionId: string; customerId: string }>(sql`
      select session_id as "sessionId", customer_id as "customerId" from customer_identities
      where customer_ref = ${`emp:${customer}`}`)
    if (!row) throw new Error(`${customer} never wrote.`)
    return row
  }
  return {
    call,
    async met(customer) {
      await desk.say(customer, '你好')
      return (await identityOf(customer)).customerId
    },
    sessionOf: async (customer) => (await identityOf(customer)).sessionId,
    profile: async (customerId) => (await call('GET', `/api/customers/${customerId}`)).data,
    merge: (into, from) => call('POST', `/api/customers/${into}/merge`, { from }),
    split: (customerId, customer) =>
      call('POST', `/api/customers/${customerId}/split`, { accountId, customerRef: `emp:${customer}` }),
  }
}
