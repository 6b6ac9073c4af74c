import { type Handle, sql } from '../../platform/db.ts'
import { jsons, texts } from '../../platform/sql-lists.ts'
import { redact } from './redact.ts'

export interface AuditEntry {
  readonly actor: { readonly type: 'agent' | 'system' | 'master_key' | 'api_key'; readonly id?: string | undefined }
  /** `noun.verb`, such as `session.takeover`. */
  readonly action: string
  readonly target?: { readonly type: string; readonly id: string } | undefined
  /** What else explains it; never a secret, a token or a phone number. */
  readonly details?: Readonly<Record<string, unknown>>
  readonly ip?: string | undefined
}

/** Written in the transaction of the act itself: there is no act without its line. */
export const audit = (tx: Handle, entry: AuditEntry): Promise<void> => auditAll(tx, [entry])

/** One act that befell many. */
export async function auditAll(tx: Handle, entries: readonly AuditEntry[]): Promise<void> {
  await tx.run(sql`
    insert into audit_log (actor_type, actor_id, action, target_type, target_id, details, ip)
    select actor_type, actor_id, action, target_type, target_id, details::jsonb, ip from unnest(
      ${texts(entries.map(({ actor }) => actor.type))}, ${texts(entries.map(({ actor }) => actor.id ?? null))},
      ${texts(entries.map(({ action }) => action))}, ${texts(entries.map(({ target }) => target?.type ?? null))},
      ${texts(entries.map(({ target }) => target?.id ?? null))}, ${jsons(entries.map(({ details = {} }) => redact(details)))},
      ${texts(entries.map(({ ip }) => ip ?? null))}
    ) as lines (actor_type, actor_id, action, target_type, target_id, details, ip)`)
}
