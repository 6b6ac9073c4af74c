import { isRecord } from './is-record.ts'
import { firstText, textOf } from './values.ts'

export interface DeptUser {
  readonly id: string
  readonly name: string
  readonly phone: string | undefined
}

export interface DeptNode {
  readonly id: string
  readonly name: string
  readonly parentId: string | undefined
  readonly children: readonly DeptNode[]
  readonly users: readonly DeptUser[]
}

type Row = Readonly<Record<string, unknown>>
const deepest = 40

/**
 * Departments out of a node or a list of nodes. Only the `id` is documented, so children and people are read from every name
 * they are known to have; a node of type USER is a person.
 */
export function readDeptTree(data: unknown, depth = 0): DeptNode[] {
  if (depth > deepest) return []
  return listOf(data).flatMap((row) => {
    const id = textOf(row.id)
    if (id === undefined || isUser(row)) return []
    const below = [row.children, row.sub, row.childList].flatMap(listOf)
    const people = [...[row.users, row.userList].flatMap(listOf), ...below.filter(isUser)]
    const name = firstText(row, ['name', 'departName', 'departmentName', 'label']) ?? id
    const children = readDeptTree(below, depth + 1)
    return [{ id, name, parentId: textOf(row.parentId), children, users: people.flatMap(readUser) }]
  })
}

const listOf = (value: unknown): Row[] => (Array.isArray(value) ? value : [value]).filter(isRecord)

const isUser = (row: Row): boolean => row.type === 'USER'

function readUser(row: Row): DeptUser[] {
  const id = firstText(row, ['id', 'userId'])
  if (id === undefined) return []
  return [{ id, name: firstText(row, ['name', 'userName', 'realName', 'nickName']) ?? id, phone: textOf(row.phone) }]
}
