import { type Handle, sql } from '../../platform/db.ts'

export interface AuditEntry {
  readonly actor: { readonly type: 'agent' | 'system' | 'master_key'; readonly id?: string | undefined }
  /** `noun.verb`, such as `session.takeover`. */
  readonly action: string
  readonly target?: { readonly type: string; readonly id: string } | undefined
  /** What else explains it; never a secret, a token or a phone number. */
  readonly details?: Readonly<Record<string, unknown>>
  readonly ip?: string | undefined
}

/** Written in the transaction of the act itself: there is no act without its line. */
export async function audit(tx: Handle, { actor, action, target, details = {}, ip }: AuditEntry): Promise<void> {
  await tx.run(sql`
    insert into audit_log (actor_type, actor_id, action, target_type, target_id, details, ip)
    values (${actor.type}, ${actor.id ?? null}, ${action}, ${target?.type ?? null}, ${target?.id ?? null},
      ${JSON.stringify(details)}::jsonb, ${ip ?? null})`)
}
