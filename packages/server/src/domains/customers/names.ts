import { type Db, type Handle, sql } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'

export interface NamesDeps {
  readonly db: Db
  readonly log: Log
  /** What the remote calls a customer; undefined when it does not say. */
  readonly profileOf: (
    accountId: string,
    customerRef: string,
  ) => Promise<{ name: string; avatarUrl?: string } | undefined>
  /** Told in the transaction that stores the name. */
  readonly onNamed: (tx: Handle, customerId: string) => Promise<void>
  /** Told where their picture is, after the name is stored. */
  readonly onPicture: (customerId: string, url: string) => void
  readonly onCommitted: () => void
}

interface Unnamed {
  readonly id: string
  readonly accountId: string
  readonly customerRef: string
}

/** Some remotes tell many names with one call, others count the calls that are under way. */
const atOnce = 10

/** Asks remotes what new customers are called, a few at once, behind everything else; who has no name is asked again in a day. */
export const startNames = (deps: NamesDeps): Worker =>
  startWorker({ name: 'customer names', log: deps.log, work: () => nameSome(deps) })

async function nameSome(deps: NamesDeps): Promise<boolean> {
  const customers = await claim(deps.db)
  await Promise.all(customers.map((customer) => name(deps, customer)))
  return customers.length > 0
}

async function name(deps: NamesDeps, customer: Unnamed): Promise<void> {
  const { db, log, profileOf, onNamed, onPicture, onCommitted } = deps
  try {
    const profile = await profileOf(customer.accountId, customer.customerRef)
    if (!profile) return
    await db.tx(async (tx) => {
      await onNamed(tx, customer.id)
      await tx.run(sql`
        update customers set display_name = ${profile.name} where id = ${customer.id} and display_name is null`)
      await tx.run(sql`
        update customer_identities set name = ${profile.name}
        where account_id = ${customer.accountId} and customer_ref = ${customer.customerRef}`)
    })
    onCommitted()
    if (profile.avatarUrl) onPicture(customer.id, profile.avatarUrl)
  } catch (error) {
    log.info({ customerId: customer.id }, `A customer's name is not known: ${messageOf(error)}`)
  }
}

const claim = (db: Db): Promise<Unnamed[]> =>
  db.rows<Unnamed>(sql`
    with next as (
      select id from customers
      where display_name is null and (name_asked_at is null or name_asked_at < now() - interval '1 day')
      order by name_asked_at nulls first limit ${atOnce} for update skip locked),
    claimed as (update customers c set name_asked_at = now() from next where c.id = next.id returning c.id)
    select distinct on (c.id) c.id, i.account_id as "accountId", i.customer_ref as "customerRef"
    from claimed c join customer_identities i on i.customer_id = c.id order by c.id`)
