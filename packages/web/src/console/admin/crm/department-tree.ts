import type { RemoteDepartments } from './settings-calls.ts'

export interface DepartmentNode {
  readonly value: string
  readonly title: string
  readonly children: DepartmentNode[]
}

/** Departments of all companies as a tree; one whose parent is not known stands at the top. */
export function treeOf(companies: readonly RemoteDepartments[]): DepartmentNode[] {
  const tops: DepartmentNode[] = []
  for (const { companyCode, departments } of companies) {
    const known = new Map<string, DepartmentNode>()
    for (const { departmentId, name, parentId } of departments) {
      const node = { value: `${companyCode}/${departmentId}`, title: name, children: [] }
      const siblings = (parentId !== undefined && known.get(parentId)?.children) || tops
      siblings.push(node)
      known.set(departmentId, node)
    }
  }
  return tops
}

/** Codes of companies hold no slash; ids of departments may. */
export function placeOf(value: string): { companyCode: string; departmentId: string } {
  const middle = value.indexOf('/')
  return { companyCode: value.slice(0, middle), departmentId: value.slice(middle + 1) }
}
