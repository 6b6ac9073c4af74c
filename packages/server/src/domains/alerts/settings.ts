import { type Handle, sql } from '../../platform/db.ts'
import { audit } from '../audit/index.ts'
import type { AlertKind, AlertSettingsBody } from './contract.ts'

/** What holds until somebody chooses. */
export type UsualKinds = readonly AlertKind[]

const usualWaitSeconds = 300

export async function readSettings(db: Handle, usual: UsualKinds): Promise<AlertSettingsBody> {
  const stored = await db.one<AlertSettingsBody>(sql`
    select kinds, wait_seconds as "waitSeconds" from alert_settings`)
  return stored ?? { kinds: [...usual], waitSeconds: usualWaitSeconds }
}

export async function writeSettings(
  tx: Handle,
  { kinds, waitSeconds }: AlertSettingsBody,
  by: { readonly id: string; readonly ip: string },
): Promise<void> {
  await tx.run(sql`
    insert into alert_settings (kinds, wait_seconds) values (${kinds}, ${waitSeconds})
    on conflict (singleton) do update set kinds = excluded.kinds, wait_seconds = excluded.wait_seconds`)
  const details = { kinds, waitSeconds }
  await audit(tx, { actor: { type: 'agent', id: by.id }, action: 'alerts.configure', details, ip: by.ip })
}

export const readMutes = async (db: Handle, csId: string): Promise<AlertKind[]> =>
  (await db.one<{ kinds: AlertKind[] }>(sql`select kinds from alert_mutes where user_id = ${csId}`))?.kinds ?? []

export const writeMutes = (db: Handle, csId: string, kinds: readonly AlertKind[]) =>
  db.run(sql`
    insert into alert_mutes (user_id, kinds) values (${csId}, ${[...kinds]})
    on conflict (user_id) do update set kinds = excluded.kinds`)
