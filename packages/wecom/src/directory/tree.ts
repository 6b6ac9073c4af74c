import type { StoredDepartment } from './store.ts'

export interface DepartmentNode {
  /** The store's own. */
  readonly id: number
  readonly wechatDeptId: number
  readonly name: string
  readonly order: number
  /** The store's own id of the parent; null: a root. */
  readonly parentId: number | null
  readonly children: readonly DepartmentNode[]
}

interface OpenNode extends DepartmentNode {
  readonly children: OpenNode[]
}

/** Larger `order` first, as WeCom shows it, then by id. A department whose parent is not there is a root. */
export function buildTree(departments: readonly StoredDepartment[]): DepartmentNode[] {
  const idOf = new Map(departments.map(({ wechatDeptId, id }) => [wechatDeptId, id]))
  const sorted = [...departments].sort((a, b) => b.order - a.order || a.wechatDeptId - b.wechatDeptId)
  const nodes = new Map<number, OpenNode>()
  for (const { id, wechatDeptId, name, order, parentWechatDeptId } of sorted) {
    const parentId = parentWechatDeptId === null ? null : (idOf.get(parentWechatDeptId) ?? null)
    nodes.set(id, { id, wechatDeptId, name, order, parentId, children: [] })
  }
  const roots: OpenNode[] = []
  for (const node of nodes.values()) {
    const siblings = node.parentId === null ? roots : nodes.get(node.parentId)?.children
    siblings?.push(node)
  }
  return roots
}

/** The department and all below it; itself also when it is not stored. */
export function idsBelow(departments: readonly StoredDepartment[], root: number): number[] {
  const children = new Map<number, number[]>()
  for (const { wechatDeptId, parentWechatDeptId } of departments) {
    if (parentWechatDeptId === null) continue
    const siblings = children.get(parentWechatDeptId)
    if (siblings) siblings.push(wechatDeptId)
    else children.set(parentWechatDeptId, [wechatDeptId])
  }
  const found = new Set([root])
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child)
  return [...found]
}
