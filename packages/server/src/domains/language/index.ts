import { type Handle, sql } from '../../platform/db.ts'
import type { DeskLanguage } from './contract.ts'

/** One of the settings of the desk; until somebody chooses it is Chinese. For statements. */
export const deskLanguage = sql`coalesce((select settings->>'language' from routing_settings), 'zh-CN')`

export async function readLanguage(db: Handle): Promise<DeskLanguage> {
  const row = await db.one<{ language: DeskLanguage }>(sql`select ${deskLanguage} as language`)
  return row?.language ?? 'zh-CN'
}
