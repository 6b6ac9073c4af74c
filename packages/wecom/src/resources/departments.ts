import { WeComNetworkError } from '../errors.ts'
import { isRecord } from '../is-record.ts'
import type { WeComCall } from '../transport.ts'
import { readInteger, readRows, readText } from './fields.ts'

export interface Department {
  readonly id: number
  /** Absent in the id-only answers. */
  readonly name?: string
  readonly nameEn?: string
  /** 0: a root. It may also name a department that the app cannot see. */
  readonly parentId: number
  /** Larger comes first. */
  readonly order: number
}

/** Rows that say what they are, and a sentence for each row that does not. */
export interface Listing<T> {
  readonly items: readonly T[]
  readonly faults: readonly string[]
}

export interface Departments {
  /**
   * GET /cgi-bin/department/list: the department and all below it, or every visible one.
   * https://developer.work.weixin.qq.com/document/path/90208
   * @throws WeComApiError 60011 outside the visible range, 48009 for the contact helper from a new address
   */
  list(id?: number): Promise<Listing<Department>>
  /** GET /cgi-bin/department/simplelist: the same without names. https://developer.work.weixin.qq.com/document/path/95350 */
  simpleList(id?: number): Promise<Listing<Department>>
  /** GET /cgi-bin/department/get. https://developer.work.weixin.qq.com/document/path/95351 */
  get(id: number): Promise<Department>
}

export function createDepartments(call: WeComCall): Departments {
  const list = async (path: string, field: string, id: number | undefined) =>
    readListing(readRows(path, await call('GET', path, { query: { id } }), field))
  return {
    list: (id) => list('/cgi-bin/department/list', 'department', id),
    simpleList: (id) => list('/cgi-bin/department/simplelist', 'department_id', id),
    async get(id) {
      const path = '/cgi-bin/department/get'
      const { department } = await call('GET', path, { query: { id } })
      const row = readDepartment(department)
      if (row) return row
      throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有部门`, { requestSent: true })
    },
  }
}

function readListing(rows: readonly unknown[]): Listing<Department> {
  const items: Department[] = []
  const faults: string[] = []
  for (const [index, value] of rows.entries()) {
    const row = readDepartment(value)
    if (row) items.push(row)
    else faults.push(`第 ${index + 1} 个部门没有 id`)
  }
  return { items, faults }
}

function readDepartment(value: unknown): Department | undefined {
  if (!isRecord(value)) return undefined
  const id = readInteger(value.id)
  if (id === undefined || id <= 0) return undefined
  const name = readText(value.name)
  const nameEn = readText(value.name_en)
  return {
    id,
    parentId: readInteger(value.parentid) ?? 0,
    order: readInteger(value.order) ?? 0,
    ...(name !== undefined && { name }),
    ...(nameEn !== undefined && { nameEn }),
  }
}
