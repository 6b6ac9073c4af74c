import type { WeComLog } from '../log.ts'
import type { Department } from '../resources/departments.ts'
import { intoStore } from './into-store.ts'
import { placeDepartments } from './parents.ts'
import { type ReadDepartments, readDepartments } from './read-departments.ts'
import { addBatch, emptyTally } from './result.ts'
import type { DirectorySource } from './source.ts'
import type { Batch, DepartmentRecord, DirectoryStore, Tally } from './store.ts'
import { sweepUnseen } from './sweep.ts'

export type SyncLog = Pick<WeComLog, 'info' | 'warn'>

export interface SyncDeps {
  readonly source: DirectorySource
  readonly store: DirectoryStore
  readonly log: SyncLog
  /** Aborted: nothing is written any more, and the sync rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

export interface DepartmentScope {
  /** null: the whole company, and what is not there any more is archived. */
  readonly departmentId: number | null
  readonly includeChildren?: boolean | undefined
}

/** Rows of one transaction of a store. */
export const batchSize = 2_000

/**
 * Departments as WeCom has them now. Safe to repeat: what is unchanged is not written.
 * @throws WeComError when the list is refused or cannot be had; nothing is written then
 * @throws WeComSyncError when the store fails, or more than a fifth would vanish
 */
export async function syncDepartments(deps: SyncDeps, scope: DepartmentScope): Promise<Tally> {
  const { source, store, signal } = deps
  const whole = scope.departmentId === null
  const read = await readDepartments(source, scope.departmentId ?? undefined)
  signal?.throwIfAborted()
  const begun = await intoStore(() => store.begin('departments'))
  let tally = begun?.tally ?? emptyTally
  const stored = whole ? [] : await intoStore(() => store.departments())
  const batches = toBatches(deps, inScope(read, scope), new Set(stored.map(({ wechatDeptId }) => wechatDeptId)))
  for (const batch of begun?.after === undefined ? batches : []) {
    signal?.throwIfAborted()
    tally = addBatch(tally, batch, await intoStore(() => store.saveDepartments(batch)))
  }
  if (whole && !tally.incomplete) await sweepUnseen(store, 'departments')
  return tally
}

/** department/list gives the descendants too, asked or not. */
function inScope(read: ReadDepartments, { departmentId, includeChildren = false }: DepartmentScope): ReadDepartments {
  if (departmentId === null || includeChildren) return read
  return { ...read, items: read.items.filter(({ id }) => id === departmentId) }
}

function toBatches({ log }: SyncDeps, read: ReadDepartments, known: ReadonlySet<number>): Batch<DepartmentRecord>[] {
  const items = [...new Map(read.items.map((item) => [item.id, item])).values()]
  const { parentOf, orphans, cycles } = placeDepartments(items, known)
  if (orphans.length > 0) log.warn(`部门 ${orphans.slice(0, 10).join(', ')} 的上级不可见, 作为顶级部门保存`)
  const isComplete = ({ name }: Department) => read.idsOnly || name !== undefined
  const records = items.filter(isComplete).map((item) => toRecord(item, parentOf))
  const nameless = items.filter((item) => !isComplete(item)).map(({ id }) => String(id))
  const faults = [...read.faults, ...nameless.map((id) => `部门 ${id} 没有名称`)]
  for (const fault of faults.slice(0, 10)) log.warn(fault)
  const total = records.length
  const batches: Batch<DepartmentRecord>[] = []
  for (let start = 0; start < total || batches.length === 0; start += batchSize) {
    const rows = records.slice(start, start + batchSize)
    const first = start === 0
    batches.push({
      rows,
      faults: first ? faults : [],
      kept: first ? nameless : [],
      errors: first ? cycles.map((id) => `部门 ${id} 的上级关系成环, 未设置上级`) : [],
      incomplete: first && read.faults.length > 0,
      place: { done: start + rows.length, total, after: undefined },
    })
  }
  return batches
}

const toRecord = ({ id, name, order }: Department, parentOf: ReadonlyMap<number, number>): DepartmentRecord => ({
  id,
  name: name ?? null,
  parentId: parentOf.get(id) ?? null,
  order,
})
