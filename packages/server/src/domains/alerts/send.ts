import { type Db, sql } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'

/** Writes to people by the company's own app; says whom it did not reach. The same text to the same person arrives once. */
export type SendAlert = (userIds: readonly string[], text: string) => Promise<{ readonly missed: readonly string[] }>

interface Claimed {
  readonly id: string
  readonly userIds: readonly string[]
  readonly text: string
  readonly attempts: number
  readonly leaseVersion: number
}

const mostAttempts = 5
const retryAfterSeconds = [2, 8, 30, 60]

/** Sends the next alert and keeps what became of it; false when there is none. */
export async function sendNext(db: Db, log: Log, send: SendAlert): Promise<boolean> {
  const alert = await claim(db)
  if (!alert) {
    await dropLate(db)
    return false
  }
  try {
    const { missed } = await send(alert.userIds, alert.text)
    await finish(db, alert, missed)
  } catch (error) {
    log.info({ alertId: alert.id }, `An alert was not sent: ${messageOf(error)}`)
    await postpone(db, alert, messageOf(error))
  }
  return true
}

/** Whoever dies while sending loses it to the others after a minute, which is longer than a send may take. */
const claim = (db: Db): Promise<Claimed | undefined> =>
  db.one<Claimed>(sql`
    update alerts set attempts = attempts + 1, lease_version = lease_version + 1, next_attempt_at = now() + interval '1 minute'
    where id = (
      select id from alerts
      where status = 'queued' and next_attempt_at <= now() and created_at > now() - interval '5 minutes'
      order by next_attempt_at limit 1 for update skip locked)
    returning id, user_ids as "userIds", text, attempts, lease_version as "leaseVersion"`)

const finish = (db: Db, { id, userIds, leaseVersion }: Claimed, missed: readonly string[]) =>
  db.run(sql`
    update alerts set status = ${missed.length < userIds.length ? 'sent' : 'failed'}, missed = ${[...missed]}, error = null,
      ended_at = now()
    where id = ${id} and lease_version = ${leaseVersion}`)

const postpone = (db: Db, { id, attempts, leaseVersion }: Claimed, error: string) =>
  db.run(sql`
    update alerts set error = ${error.slice(0, 500)},
      next_attempt_at = now() + ${retryAfterSeconds[attempts - 1] ?? 0}::int * interval '1 second',
      status = case when ${attempts >= mostAttempts} then 'failed' else status end,
      ended_at = case when ${attempts >= mostAttempts} then now() end
    where id = ${id} and lease_version = ${leaseVersion}`)

/** Five minutes later an alert says nothing that is still so; that long the remote also knows a repeated one. */
const dropLate = (db: Db) =>
  db.run(sql`
    update alerts set status = 'expired', ended_at = now()
    where status = 'queued' and created_at <= now() - interval '5 minutes' and next_attempt_at <= now()`)
