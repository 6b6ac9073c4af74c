export type DirectoryKind = 'departments' | 'members'

/** `undefined` and `null` differ: null is "WeCom does not say", and what is stored stays. */
export interface DepartmentRecord {
  readonly id: number
  readonly name: string | null
  /** null: a root, or below one that is not known. */
  readonly parentId: number | null
  readonly order: number
}

/** A member as stored; a field that is null was not told, and what is stored of it stays. */
export interface MemberRecord {
  readonly userId: string
  /** What userids are compared by: WeCom tells them apart without regard to case. */
  readonly key: string
  readonly name: string | null
  readonly departmentIds: readonly number[]
  readonly mainDepartmentId: number | null
  readonly position: string | null
  readonly alias: string | null
  readonly mobile: string | null
  readonly email: string | null
  readonly bizMail: string | null
  readonly avatar: string | null
  readonly gender: string | null
  /** 1 active, 2 disabled, 4 not activated, 5 left. */
  readonly status: number | null
}

/** How far a sync is, to be stored with the rows that brought it there. */
export interface Place {
  /** Departments whose members are stored; departments stored while departments are synced. */
  readonly done: number
  readonly total: number
  /** Every department up to this id is done: where a sync that was cut off goes on. */
  readonly after: number | undefined
}

export interface Batch<Row> {
  readonly rows: readonly Row[]
  /** One sentence for each row, found since the batch before, that cannot be stored. */
  readonly faults: readonly string[]
  /** Keys of faulty rows that say who they are: a sweep spares them. */
  readonly kept: readonly string[]
  /** What else went wrong since the batch before, such as a department that could not be read. */
  readonly errors: readonly string[]
  /** Somebody could not be seen since the batch before: no sweep may follow. */
  readonly incomplete: boolean
  readonly place: Place
}

export interface Saved {
  readonly created: number
  readonly updated: number
  /** One sentence for each row that the store refused. The others of the batch are stored. */
  readonly faults: readonly string[]
}

export interface Tally {
  /** Rows that WeCom has, each once. */
  readonly total: number
  readonly created: number
  readonly updated: number
  readonly failed: number
  readonly errors: readonly string[]
  /** Somebody could not be seen and may still be there. */
  readonly incomplete: boolean
}

/** What a store that keeps its place knows of the part that was done before it was cut off. */
export interface Begun {
  readonly seen: Iterable<string>
  readonly tally: Tally
  readonly after: number | undefined
}

export interface StoredDepartment {
  /** The store's own, which an update does not change. */
  readonly id: number
  readonly wechatDeptId: number
  readonly name: string
  readonly order: number
  readonly parentWechatDeptId: number | null
}

/**
 * Where a directory is kept. The sync writes in batches of at most 5,000 rows; a batch is stored whole, rows that the
 * store refuses left out and named. Keys are folded userids, and department ids in decimal.
 */
export interface DirectoryStore {
  /** Starts marking what is seen. A store that was cut off in the middle tells what it has. */
  begin(kind: DirectoryKind): Promise<Begun | undefined>
  saveDepartments(batch: Batch<DepartmentRecord>): Promise<Saved>
  saveMembers(batch: Batch<MemberRecord>): Promise<Saved>
  /** How many that are in use were neither saved nor kept since `begin`, and how many are in use. */
  vanishing(kind: DirectoryKind): Promise<{ readonly missing: number; readonly known: number }>
  /** Takes those out of use: members become inactive, departments archived. */
  sweep(kind: DirectoryKind): Promise<number>
  /** Departments in use, in any order. */
  departments(): Promise<readonly StoredDepartment[]>
}
