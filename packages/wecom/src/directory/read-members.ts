import type { WeComApiError } from '../errors.ts'
import type { Listing } from '../resources/departments.ts'
import type { Member } from '../resources/members.ts'
import { inOrder } from './in-order.ts'
import { memberKey, toIdRecord, toMemberRecord } from './member-record.ts'
import { endsTheSync, isWholeCallRefused, mayAskForLess } from './refusal.ts'
import type { DirectorySource } from './source.ts'
import type { MemberRecord } from './store.ts'

const parallelCalls = 10
/** So many departments in a row that cannot be read are no accident of one department. */
const failuresInARow = 10
const responseTooBig = 45029

/** What one department has; `error` instead when it could not be read. */
export interface MemberPage {
  /** Of the department; undefined while ids of the whole company are read. */
  readonly departmentId: number | undefined
  readonly records: readonly MemberRecord[]
  readonly faults: readonly string[]
  readonly error?: unknown
}

export interface ReadMembersOptions {
  readonly departmentIds: readonly number[]
  /** Departments that are asked for their sub-departments too, because those are not known here. */
  readonly withChildren: ReadonlySet<number>
}

/**
 * Members of department after department, in the order of the ids, up to ten asked at once: user/list, where that is
 * refused user/simplelist, and where that is refused too user/list_id of the whole company.
 * @throws WeComError for what would befall every other department as well
 */
export async function* readMembers(
  { members }: DirectorySource,
  { departmentIds, withChildren }: ReadMembersOptions,
): AsyncGenerator<MemberPage, void, undefined> {
  const ask = departmentReader(members, withChildren)
  let failures = 0
  let first: unknown
  let answered = false
  for await (const page of inOrder(departmentIds, parallelCalls, ask)) {
    if (page === 'ids only') return yield* readIds(members, new Set(departmentIds), ask.refusal())
    failures = page.error === undefined ? 0 : failures + 1
    first ??= page.error
    answered ||= page.error === undefined
    if (page.error !== undefined && (endsTheSync(page.error) || isStorm(failures, page.error))) throw page.error
    yield page
  }
  if (!answered && first !== undefined) throw first
}

const isStorm = (failures: number, error: unknown) => failures >= failuresInARow && !mayAskForLess(error)

interface DepartmentReader {
  (departmentId: number): Promise<MemberPage | 'ids only'>
  /** What user/list was refused with. */
  refusal(): unknown
}

function departmentReader(members: DirectorySource['members'], withChildren: ReadonlySet<number>): DepartmentReader {
  let refusal: unknown
  let mode: 'whole' | 'names' | 'ids' = 'whole'

  async function readWhole(departmentId: number): Promise<MemberPage> {
    const fetchChild = withChildren.has(departmentId)
    const listing = await members.list(departmentId, { fetchChild }).catch((error: WeComApiError) => {
      if (fetchChild && error.errcode === responseTooBig) return members.list(departmentId)
      throw error
    })
    return toPage(departmentId, listing, true)
  }

  async function readNames(departmentId: number): Promise<MemberPage> {
    const fetchChild = withChildren.has(departmentId)
    return toPage(departmentId, await members.simpleList(departmentId, { fetchChild }), false)
  }

  async function read(departmentId: number): Promise<MemberPage | 'ids only'> {
    if (mode === 'ids') return 'ids only'
    try {
      if (mode === 'whole') return await readWhole(departmentId)
    } catch (error) {
      refusal ??= error
      if (!mayAskForLess(error)) return { departmentId, records: [], faults: [], error }
      if (isWholeCallRefused(error) && mode === 'whole') mode = 'names'
    }
    try {
      return await readNames(departmentId)
    } catch (error) {
      if (!isWholeCallRefused(error)) return { departmentId, records: [], faults: [], error }
      mode = 'ids'
      return 'ids only'
    }
  }
  return Object.assign(read, { refusal: () => refusal })
}

const toPage = (departmentId: number, { items, faults }: Listing<Member>, whole: boolean): MemberPage => ({
  departmentId,
  records: items.map((member) => toMemberRecord(member, departmentId, whole)),
  faults,
})

/** One row for each department a member is in, on any page: the ids are gathered first, nothing else is known. */
async function* readIds(
  members: DirectorySource['members'],
  wanted: ReadonlySet<number>,
  refusal: unknown,
): AsyncGenerator<MemberPage, void, undefined> {
  const found = new Map<string, { readonly userId: string; readonly departmentIds: number[] }>()
  let cursor = ''
  do {
    const page = await members.listIds(cursor).catch((error: unknown) => {
      throw mayAskForLess(error) ? (refusal ?? error) : error
    })
    for (const { userId, departmentId } of page.rows) {
      const known = found.get(memberKey(userId))
      if (known) known.departmentIds.push(departmentId)
      else found.set(memberKey(userId), { userId, departmentIds: [departmentId] })
    }
    cursor = page.nextCursor
  } while (cursor !== '')
  for (const { userId, departmentIds } of found.values()) {
    if (!departmentIds.some((id) => wanted.has(id))) continue
    yield { departmentId: undefined, records: [toIdRecord(userId, departmentIds)], faults: [] }
  }
}
