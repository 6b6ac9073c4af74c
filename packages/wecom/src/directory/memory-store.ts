import type {
  Batch,
  DepartmentRecord,
  DirectoryKind,
  DirectoryStore,
  MemberRecord,
  Saved,
  StoredDepartment,
} from './store.ts'

export interface KeptMember extends MemberRecord {
  /** The store's own, which an update does not change. */
  readonly id: number
  readonly isActive: boolean
}

export interface MemoryDirectoryStore extends DirectoryStore {
  members(): readonly KeptMember[]
}

interface KeptDepartment extends StoredDepartment {
  readonly inUse: boolean
}

const activeStatus = 1

/** A directory that lives as long as the process; for trying things out, and for small companies. */
export function createMemoryDirectoryStore(): MemoryDirectoryStore {
  const departments = new Map<string, KeptDepartment>()
  const members = new Map<string, KeptMember>()
  const seen: Record<DirectoryKind, Set<string>> = { departments: new Set(), members: new Set() }
  const unseen = (kind: DirectoryKind) => {
    const inUse =
      kind === 'members'
        ? [...members].filter(([, { isActive }]) => isActive)
        : [...departments].filter(([, one]) => one.inUse)
    const keys = inUse.map(([key]) => key)
    return { known: keys.length, keys: keys.filter((key) => !seen[kind].has(key)) }
  }
  return {
    async begin(kind) {
      seen[kind].clear()
      return undefined
    },
    saveDepartments: async (batch) =>
      save(batch, departments, seen.departments, ({ id }) => String(id), mergeDepartment),
    saveMembers: async (batch) => save(batch, members, seen.members, ({ key }) => key, mergeMember),
    async vanishing(kind) {
      const { known, keys } = unseen(kind)
      return { missing: keys.length, known }
    },
    async sweep(kind) {
      const { keys } = unseen(kind)
      for (const key of keys) {
        const member = kind === 'members' && members.get(key)
        const department = kind === 'departments' && departments.get(key)
        if (member) members.set(key, { ...member, isActive: false })
        if (department) departments.set(key, { ...department, inUse: false })
      }
      return keys.length
    },
    departments: async () => [...departments.values()].filter(({ inUse }) => inUse),
    members: () => [...members.values()],
  }
}

function save<Row, Kept>(
  { rows, kept }: Batch<Row>,
  stored: Map<string, Kept>,
  seen: Set<string>,
  keyOf: (row: Row) => string,
  merge: (row: Row, old: Kept | undefined, nextId: number) => Kept,
): Saved {
  let created = 0
  let updated = 0
  for (const key of kept) seen.add(key)
  for (const row of rows) {
    const key = keyOf(row)
    const old = stored.get(key)
    const next = merge(row, old, stored.size + 1)
    seen.add(key)
    if (JSON.stringify(old) === JSON.stringify(next)) continue
    stored.set(key, next)
    if (old) updated += 1
    else created += 1
  }
  return { created, updated, faults: [] }
}

const mergeDepartment = (row: DepartmentRecord, old: KeptDepartment | undefined, nextId: number): KeptDepartment => ({
  id: old?.id ?? nextId,
  wechatDeptId: row.id,
  name: row.name ?? old?.name ?? String(row.id),
  order: row.order,
  parentWechatDeptId: row.parentId,
  inUse: true,
})

const mergeMember = (row: MemberRecord, old: KeptMember | undefined, nextId: number): KeptMember => ({
  id: old?.id ?? nextId,
  userId: row.userId,
  key: row.key,
  name: row.name ?? old?.name ?? row.userId,
  departmentIds: row.departmentIds,
  mainDepartmentId: row.mainDepartmentId ?? old?.mainDepartmentId ?? null,
  position: row.position ?? old?.position ?? null,
  alias: row.alias ?? old?.alias ?? null,
  mobile: row.mobile ?? old?.mobile ?? null,
  email: row.email ?? old?.email ?? null,
  bizMail: row.bizMail ?? old?.bizMail ?? null,
  avatar: row.avatar ?? old?.avatar ?? null,
  gender: row.gender ?? old?.gender ?? null,
  status: row.status ?? old?.status ?? null,
  isActive: (row.status ?? old?.status ?? activeStatus) === activeStatus,
})
