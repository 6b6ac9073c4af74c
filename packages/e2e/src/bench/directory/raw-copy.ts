import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { World } from '../world.ts'
import { type CompanySize, madeMember } from './company.ts'

export interface RawCopy {
  seconds(): Promise<number>
  close(): Promise<void>
}

/**
 * PostgreSQL's own COPY of the same members and links, from files on its own disk into tables with the same columns and
 * primary keys: nothing can load them faster.
 */
export async function openRawCopy(world: World, size: CompanySize): Promise<RawCopy> {
  const files = await writeFiles(world.dataDir, size)
  const sql = new pg.Client({ connectionString: world.rawUrl })
  await sql.connect()
  return {
    async seconds() {
      await sql.query('drop table if exists members, links')
      await sql.query(`create table members (user_key text collate "C" primary key, id int generated always as identity,
        user_id text, name text, department_ids int[], main_department_id int, position text, mobile text, email text,
        gender text, status int, is_active boolean, updated_at timestamptz default now())`)
      await sql.query(`create table links (department_id int, user_key text collate "C",
        primary key (department_id, user_key))`)
      await sql.query('checkpoint')
      const startedAt = performance.now()
      await sql.query(`copy members (user_key, user_id, name, department_ids, main_department_id, position, mobile, email,
        gender, status, is_active) from '${files.members}'`)
      await sql.query(`copy links from '${files.links}'`)
      return (performance.now() - startedAt) / 1_000
    },
    async close() {
      await sql.end()
      for (const file of Object.values(files)) await rm(file)
    },
  }
}

async function writeFiles(folder: string, { members, departments }: CompanySize) {
  const files = { members: join(folder, 'members.tsv'), links: join(folder, 'links.tsv') }
  const out = { members: createWriteStream(files.members), links: createWriteStream(files.links) }
  for (let n = 0; n < members; n += 1) {
    const one = madeMember(n, departments)
    const key = one.userid.toLowerCase()
    const ids = `{${one.department.join(',')}}`
    const { userid, name, main_department: home, position, mobile, email, gender, status } = one
    out.members.write(`${[key, userid, name, ids, home, position, mobile, email, gender, status, 't'].join('\t')}\n`)
    for (const department of one.department) out.links.write(`${department}\t${key}\n`)
  }
  for (const stream of Object.values(out)) {
    stream.end()
    await once(stream, 'finish')
  }
  // The user who runs PostgreSQL reads them.
  for (const file of Object.values(files)) await chmod(file, 0o644)
  return files
}
