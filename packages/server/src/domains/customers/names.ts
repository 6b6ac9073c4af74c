import { type Db, type Handle, sql } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'

export interface NamesDeps {
  readonly db: Db
  readonly log: Log
  /** What the remote calls a customer; undefined when it does not say. */
  readonly profileOf: (accountId: string, customerRef: string) => Promise<{ name: string } | undefined>
  /** Told in the transaction that stores the name. */
  readonly onNamed: (tx: Handle, customerId: string) => Promise<void>
  readonly onCommitted: () => void
}

interface Unnamed {
  readonly id: string
  readonly accountId: string
  readonly customerRef: string
}

/** Asks remotes what new customers are called, one at a time, behind everything else; who has no name is asked again in a day. */
export const startNames = (deps: NamesDeps): Worker =>
  startWorker({ name: 'customer names', log: deps.log, work: () => nameNext(deps) })

async function nameNext({ db, log, profileOf, onNamed, onCommitted }: NamesDeps): Promise<boolean> {
  const customer = await claim(db)
  if (!customer) return false
  try {
    const profile = await profileOf(customer.accountId, customer.customerRef)
    if (!profile) return true
    await db.tx(async (tx) => {
      await onNamed(tx, customer.id)
      await tx.run(sql`update customers set display_name = ${profile.name} where id = ${customer.id}`)
    })
    onCommitted()
  } catch (error) {
    log.info({ customerId: customer.id }, `A customer's name is not known: ${messageOf(error)}`)
  }
  return true
}

const claim = (db: Db): Promise<Unnamed | undefined> =>
  db.one<Unnamed>(sql`
    with next as (
      select id from customers
      where display_name is null and (name_asked_at is null or name_asked_at < now() - interval '1 day')
      order by name_asked_at nulls first limit 1 for update skip locked),
    claimed as (update customers c set name_asked_at = now() from next where c.id = next.id returning c.id)
    select c.id, i.account_id as "accountId", i.customer_ref as "customerRef"
    from claimed c join customer_identities i on i.customer_id = c.id limit 1`)
