import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, sql } from '../../platform/db.ts'

/** Every row of every table as text, table by table. */
export async function tableTexts(db: Db): Promise<Map<string, string>> {
  const rows = await db.rows<{ name: string; text: string }>(sql`
    select table_name as name, query_to_xml(format('select t::text as row from %I t', table_name), true, true, '')::text as text
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
  return new Map(rows.map(({ name, text }) => [`table ${name}`, text]))
}

/** Every file of a folder and of those below it, with its name. */
export async function fileTexts(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const texts = await Promise.all(paths.map(async (path) => `${path} ${await readFile(path, 'latin1')}`))
  return new Map(paths.map((path, index) => [`file ${path}`, texts[index] ?? '']))
}
