import { type Db, sql } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import type { NamesDeps } from '../names.ts'

interface RenewalDeps extends Pick<NamesDeps, 'profileOf' | 'onPicture'> {
  readonly db: Db
  readonly log: Log
}

interface Due {
  readonly id: string
  readonly accountId: string
  readonly customerRef: string
}

const atOnce = 10

/** People change their pictures: who is in a conversation is asked about again, once a day. */
export const startPictureRenewal = (deps: RenewalDeps): Worker =>
  startWorker({
    name: 'customer picture renewal',
    log: deps.log,
    everyMs: 600_000,
    async work() {
      const due = await claim(deps.db)
      await Promise.all(due.map((customer) => renew(deps, customer)))
      return due.length > 0
    },
  })

async function renew({ log, profileOf, onPicture }: RenewalDeps, { id, accountId, customerRef }: Due): Promise<void> {
  try {
    const profile = await profileOf(accountId, customerRef)
    if (profile?.avatarUrl) onPicture(id, profile.avatarUrl)
  } catch (error) {
    log.info({ customerId: id }, `A customer's picture is not known: ${messageOf(error)}`)
  }
}

/** Remotes tell of those who wrote within two days. */
const claim = (db: Db): Promise<Due[]> =>
  db.rows<Due>(sql`
    with next as (
      select id from customers c
      where display_name is not null and (name_asked_at is null or name_asked_at < now() - interval '1 day')
        and id in (
          select customer_id from sessions where status <> 'closed' and last_customer_at > now() - interval '2 days')
      limit ${atOnce} for update skip locked),
    claimed as (update customers c set name_asked_at = now() from next where c.id = next.id returning c.id)
    select distinct on (c.id) c.id, s.account_id as "accountId", s.customer_ref as "customerRef"
    from claimed c join sessions s on s.customer_id = c.id and s.status <> 'closed'
    order by c.id, s.last_customer_at desc`)
