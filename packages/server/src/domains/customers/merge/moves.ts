import { type Db, type Handle, sql } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { handOverSessions } from '../../sessions/index.ts'

interface Identity {
  readonly accountId: string
  readonly customerRef: string
}

interface Move extends Identity {
  readonly id: number
  readonly from: string
}

/** So many sessions are locked at once: a few milliseconds. */
const chunk = 200

/** The sessions of these identities that are still `from`'s shall follow. Written with the change of the identities. */
export async function queueMoves(tx: Handle, from: string, identities: readonly Identity[]): Promise<void> {
  if (identities.length === 0) return
  await tx.run(sql`
    insert into customer_moves (account_id, customer_ref, from_customer)
    select n.account_id, n.customer_ref, ${from} from unnest(
      ${texts(identities.map((i) => i.accountId))}, ${texts(identities.map((i) => i.customerRef))})
      as n (account_id, customer_ref)`)
}

interface MovesDeps {
  readonly db: Db
  readonly log: Log
  readonly onCommitted: () => void
}

/** Brings sessions to where their identity is, a few at a time; any node goes on where another stopped. */
export const startMoves = ({ db, log, onCommitted }: MovesDeps): Worker =>
  startWorker({
    name: 'customer moves',
    log,
    async work() {
      const moved = await moveSome(db, chunk)
      if (moved) onCommitted()
      return moved
    },
  })

/** False when nothing was left to move. */
export const moveSome = (db: Db, atMost: number): Promise<boolean> =>
  db.tx(async (tx) => {
    const move = await tx.one<Move>(sql`
    select id, account_id as "accountId", customer_ref as "customerRef", from_customer as "from" from customer_moves
    order by id limit 1 for update skip locked`)
    if (!move) return false
    const done = await handOverSessions(tx, { ...move, ownerOf: () => ownerOf(tx, move), atMost })
    if (done) await tx.run(sql`delete from customer_moves where id = ${move.id}`)
    return true
  })

/**
 * Whose the identity is, and stays until the commit: who gives it to another customer now finds these sessions with
 * this one. Asked after the sessions are locked, as a new session of the identity does.
 */
async function ownerOf(tx: Handle, { accountId, customerRef, from }: Move): Promise<string> {
  const row = await tx.one<{ customerId: string }>(sql`
    select customer_id as "customerId" from customer_identities
    where account_id = ${accountId} and customer_ref = ${customerRef} for share`)
  return row?.customerId ?? from
}
