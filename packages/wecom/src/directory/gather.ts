import type { MemberPage } from './read-members.ts'
import { createSpellings } from './spellings.ts'
import type { Batch, MemberRecord } from './store.ts'
import { batchSize } from './sync-departments.ts'

export interface GathererOptions {
  /** Departments in all, and how many of them were done before. */
  readonly total: number
  readonly done: number
  readonly after: number | undefined
  readonly seen: Iterable<string>
  readonly requireMobile: boolean
}

export interface Gatherer {
  add(page: MemberPage): void
  /** Batches that are full, ready to be stored. */
  full(): Batch<MemberRecord>[]
  /** What is left at the end, if only the place. */
  rest(): Batch<MemberRecord>
}

/** Makes batches of pages, each member once. A batch's place covers only departments whose members are all in it. */
export function createGatherer(options: GathererOptions): Gatherer {
  const spellings = createSpellings(options.seen)
  const rows: MemberRecord[] = []
  let faults: string[] = []
  let kept: string[] = []
  let errors: string[] = []
  let incomplete = false
  let { done, after } = options
  /** The last department that was complete before the page that is being cut into several batches. */
  let before = after

  function take(record: MemberRecord): void {
    const first = spellings.firstOf(record.key, record.userId)
    if (first === undefined) {
      if (!options.requireMobile || record.mobile !== null) {
        rows.push(record)
        return
      }
      kept.push(record.key)
      faults.push(`成员 ${record.userId} 没有手机号, 已跳过`)
      return
    }
    if (first !== '' && first !== record.userId) faults.push(`成员 ${record.userId} 与 ${first} 只有大小写不同, 已跳过`)
  }

  function cut(size: number, isLast: boolean): Batch<MemberRecord> {
    const batch = {
      rows: rows.splice(0, size),
      ...{ faults, kept, errors, incomplete },
      place: { done: isLast ? done : Math.max(done - 1, 0), total: options.total, after: isLast ? after : before },
    }
    faults = []
    kept = []
    errors = []
    incomplete = false
    return batch
  }

  return {
    add({ departmentId, records, faults: more, error }) {
      before = after
      faults.push(...more)
      incomplete ||= more.length > 0 || error !== undefined
      if (error !== undefined) errors.push(`部门 ${departmentId} 无法读取: ${String(error)}`)
      for (const record of records) take(record)
      if (departmentId === undefined) return
      done += 1
      after = departmentId
    },
    full() {
      const batches: Batch<MemberRecord>[] = []
      while (rows.length >= batchSize) batches.push(cut(batchSize, rows.length === batchSize))
      return batches
    },
    rest() {
      done = options.total
      return cut(rows.length, true)
    },
  }
}
