import { openDb } from '@yingda/server/platform/db.ts'
import { createLog } from '@yingda/server/platform/log.ts'
import { migrate } from '@yingda/server/platform/migrate.ts'
import type { DirectorySource, Member } from '@yingda/wecom'
import { addRun, findRun, startDirectoryWorker } from '../../../../server/src/domains/directory/index.ts'
import type { World } from '../world.ts'
import { type CompanySize, departmentsOf, membersOf } from './company.ts'

/** Seconds of a first sync into an empty database, with the company in the same process: everything but the network. */
export async function storeOnlySeconds(world: World, size: CompanySize): Promise<number> {
  const url = new URL(world.rawUrl)
  await world.sql.query('create database store_only')
  url.pathname = '/store_only'
  await migrate(url.href)
  const db = openDb({ url: url.href })
  const run = await addRun(db, { origin: 'command', departmentId: null, fetchChild: true })
  const startedAt = performance.now()
  const worker = startDirectoryWorker({
    db,
    log: createLog('warn'),
    source: sourceOf(size),
    requireMobile: false,
    onLeft: async () => {},
    onReturned: async () => {},
    onCommitted: () => {},
  })
  await worker.idle()
  const seconds = (performance.now() - startedAt) / 1_000
  await worker.stop()
  const ended = run && (await findRun(db, run.id))
  await db.close()
  if (ended?.member.created !== size.members) throw new Error(`stored ${ended?.member.created} of ${size.members}`)
  return seconds
}

function sourceOf(size: CompanySize): DirectorySource {
  const refused = () => Promise.reject(new Error('not asked here'))
  const list = async (id: number) => {
    // As an answer would come: in a turn of its own, with the database's answers in between.
    await new Promise(setImmediate)
    return { items: [...membersOf(size, id)].map(toMember), faults: [] }
  }
  const departments = departmentsOf(size).map(({ parentid, ...rest }) => ({ ...rest, parentId: parentid }))
  return {
    departments: { list: async () => ({ items: departments, faults: [] }), simpleList: refused, get: refused },
    members: { list, simpleList: list, listIds: refused },
  }
}

function toMember({ userid, department, main_department: mainDepartmentId, ...rest }: MadeMember): Member {
  return { ...rest, userId: userid, departmentIds: department, mainDepartmentId }
}
type MadeMember = ReturnType<typeof membersOf> extends Generator<infer One> ? One : never
