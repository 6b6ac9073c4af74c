import { memberKey } from '@yingda/wecom'
import { type Handle, sql } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import type { ContactChange } from './contact-change.ts'

export interface ContactEvent {
  readonly id: number
  readonly kind: ContactChange['kind']
  readonly gone: boolean
  readonly key: string
  readonly newKey: string | null
  readonly attempts: number
}

/** Resolves after the COMMIT: only then is WeCom answered. One that comes twice is applied twice, which does no harm. */
export const storeContactChanges = (db: Handle, changes: readonly ContactChange[]): Promise<number> =>
  db.run(sql`
    insert into directory_events (change, subject, key, new_key)
    select * from unnest(${texts(changes.map(({ gone, kind }) => `${gone ? 'delete' : 'update'}_${kind}`))},
      ${texts(changes.map(({ kind, key }) => `${kind}:${memberKey(key)}`))}, ${texts(changes.map(({ key }) => key))},
      ${texts(changes.map(({ newKey }) => newKey ?? null))})`)

/** The oldest event that is due and is the first of its subject; for half a minute nobody else takes it. */
export const claimEvent = (db: Handle) =>
  db.one<ContactEvent>(sql`
    update directory_events set attempts = attempts + 1, next_attempt_at = now() + interval '30 seconds'
    where id = (
      select id from directory_events e
      where next_attempt_at <= now()
        and not exists (select from directory_events p where p.subject = e.subject and p.id < e.id)
      order by id limit 1 for update skip locked)
    returning id, split_part(change, '_', 2) as kind, change like 'delete%' as gone, key, new_key as "newKey", attempts`)

export const removeEvent = (tx: Handle, { id }: ContactEvent) =>
  tx.run(sql`delete from directory_events where id = ${id}`)

export const postponeEvent = (db: Handle, { id, attempts }: ContactEvent) =>
  db.run(sql`
    update directory_events set next_attempt_at = now() + ${attempts * attempts * 5}::int * interval '1 second'
    where id = ${id}`)
