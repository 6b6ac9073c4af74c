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
  await world.sql.query('drop database if exists store_only')
  await world.sql.query('create database store_only')
  url.pathname = '/store_only'
  await migrate(url.href)
  const db = openDb({ url: url.href })
  const source = sourceOf(size)
  const run = await addRun(db, { origin: 'command', departmentId: null, fetchChild: true })
  await world.sql.query('checkpoint')
  const startedAt = performance.now()
  const worker = startDirectoryWorker({
    db,
    log: createLog('warn'),
    source,
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

/** Every page is made before the clock starts, as the files of COPY are. */
function sourceOf(size: CompanySize): DirectorySource {
  const refused = () => Promise.reject(new Error('not asked here'))
  const departments = departmentsOf(size).map(({ parentid, ...rest }) => ({ ...rest, parentId: parentid }))
  const pages = new Map(departments.map(({ id }) => [id, [...membersOf(size, id)].map(toMember)]))
  const list = async (id: number) => {
    // As an answer would come: in a turn of its own, with the database's answers in between.
    await new Promise(setImmediate)
    return { items: pages.get(id) ?? [], faults: [] }
  }
  return {
    departments: { list: async () => ({ items: departments, faults: [] }), simpleList: refused, get: refused },
    members: { list, simpleList: list, listIds: refused },
  }
}

const toMember = (made: MadeMember): Member => ({
  userId: made.userid,
  name: made.name,
  departmentIds: made.department,
  mainDepartmentId: made.main_department,
  position: made.position,
  mobile: made.mobile,
  email: made.email,
  gender: made.gender,
  status: made.status,
})
type MadeMember = ReturnType<typeof membersOf> extends Generator<infer One> ? One : never
