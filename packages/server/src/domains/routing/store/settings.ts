import Value from 'typebox/value'
import { type Handle, sql } from '../../../platform/db.ts'
import { type AssignMode, type Hours, type RoutingSettings, type SettingsBody, StoredSettings } from '../contract.ts'
import { textsIn, usualTexts } from './usual-texts.ts'

export const alwaysOpen: Hours = {
  timeZone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
  holidays: [],
  workdays: [],
}

/** As it is until somebody changes it. */
const usual: Omit<RoutingSettings, 'version' | 'assignMode'> = {
  hours: alwaysOpen,
  timers: {
    pendingReminder: 60,
    pendingUrgent: 300,
    pendingTimeout: 15 * 60,
    firstReplyWarning: 60,
    replyOverdue: 10 * 60,
    offlineReturn: 120,
    idleWarning: 25 * 60,
    idleClose: 30 * 60,
    botIdleClose: 48 * 3_600,
    queuePlace: 300,
  },
  pendingPolicy: 'keep',
  language: 'zh-CN',
  texts: usualTexts['zh-CN'],
}

type Stored = Omit<SettingsBody, 'version'>

/** @param assignMode what it is until somebody chooses */
export async function readSettings(db: Handle, assignMode: AssignMode): Promise<RoutingSettings> {
  const row = await db.one<{ settings: Stored; version: number }>(sql`
    select settings, settings_version as version from routing_settings`)
  const settings = merged({ ...usual, assignMode }, row?.settings ?? {})
  return Value.Parse(StoredSettings, {
    ...settings,
    texts: textsIn(settings.language, settings.texts),
    version: row?.version ?? 1,
  })
}

/** False when they were changed since `version` was read. */
export async function writeSettings(tx: Handle, { version, ...changes }: SettingsBody): Promise<boolean> {
  const row = await tx.one<{ settings: Stored }>(sql`
    select settings from routing_settings where settings_version = ${version} for update`)
  if (!row) return false
  await setSettings(tx, merged(row.settings, changes))
  return true
}

/** Whatever they were. */
export const setSettings = (tx: Handle, settings: Stored) =>
  tx.run(sql`
    update routing_settings set settings = ${JSON.stringify(settings)}::jsonb, settings_version = settings_version + 1`)

function merged<Base extends Stored>(base: Base, changes: Stored): Base {
  return {
    ...base,
    ...changes,
    ...((base.timers ?? changes.timers) && { timers: { ...base.timers, ...changes.timers } }),
    ...((base.texts ?? changes.texts) && { texts: { ...base.texts, ...changes.texts } }),
  }
}
