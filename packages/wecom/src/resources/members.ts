import { WeComNetworkError } from '../errors.ts'
import { isRecord } from '../is-record.ts'
import type { WeComCall } from '../transport.ts'
import type { Listing } from './departments.ts'
import { readInteger, readIntegers, readRows, readText } from './fields.ts'

/** What the app may see of a member. Apps created after 2022-06-20 get no mobile, e-mail, avatar or gender here. */
export interface Member {
  readonly userId: string
  readonly name: string
  readonly departmentIds: readonly number[]
  readonly mainDepartmentId?: number
  readonly alias?: string
  readonly position?: string
  readonly mobile?: string
  readonly email?: string
  readonly bizMail?: string
  readonly avatar?: string
  /** '0' unset, '1' male, '2' female. */
  readonly gender?: string
  /** 1 active, 2 disabled, 4 not activated, 5 left. */
  readonly status?: number
}

export interface ListMembersOptions {
  /** Ask for the departments below as well; WeCom honours it for some companies only, and refuses large answers (45029). */
  readonly fetchChild?: boolean
}

/** One row for each department a member is in. */
export interface MemberIdPage {
  readonly rows: readonly { readonly userId: string; readonly departmentId: number }[]
  /** Empty on the last page. */
  readonly nextCursor: string
}

export interface Members {
  /**
   * GET /cgi-bin/user/get. https://developer.work.weixin.qq.com/document/path/90196
   * @throws WeComApiError 60111 for an unknown userid, 60011 outside the app's visible range
   */
  get(userId: string): Promise<Member>
  /** GET /cgi-bin/user/list: members of one department, in full. https://developer.work.weixin.qq.com/document/path/90201 */
  list(departmentId: number, options?: ListMembersOptions): Promise<Listing<Member>>
  /** GET /cgi-bin/user/simplelist: userid, name and departments. https://developer.work.weixin.qq.com/document/path/90200 */
  simpleList(departmentId: number, options?: ListMembersOptions): Promise<Listing<Member>>
  /**
   * POST /cgi-bin/user/list_id: ids of the whole company, with the contact helper's secret only.
   * https://developer.work.weixin.qq.com/document/path/96067
   * @param limit rows of a page, at most 10000
   */
  listIds(cursor?: string, limit?: number): Promise<MemberIdPage>
  /**
   * POST /cgi-bin/user/getuserid. Wrong numbers are counted: too many of them, and WeCom refuses for a day.
   * @throws WeComApiError 46004 or 60146 when nobody has the number
   */
  getUserId(mobile: string): Promise<string>
}

export function createMembers(call: WeComCall): Members {
  const list = async (path: string, departmentId: number, { fetchChild = false }: ListMembersOptions = {}) => {
    const query = { department_id: departmentId, fetch_child: fetchChild ? 1 : 0 }
    return readMembers(readRows(path, await call('GET', path, { query }), 'userlist'), departmentId)
  }
  return {
    async get(userId) {
      const path = '/cgi-bin/user/get'
      const member = readMember(await call('GET', path, { query: { userid: userId } }))
      if (!member) throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 userid`, { requestSent: true })
      return member
    },
    list: (departmentId, options) => list('/cgi-bin/user/list', departmentId, options),
    simpleList: (departmentId, options) => list('/cgi-bin/user/simplelist', departmentId, options),
    async listIds(cursor = '', limit = 10_000) {
      const path = '/cgi-bin/user/list_id'
      const reply = await call('POST', path, { body: { ...(cursor && { cursor }), limit } })
      return {
        rows: readRows(path, reply, 'dept_user').flatMap(readIdRow),
        nextCursor: readText(reply.next_cursor) ?? '',
      }
    },
    async getUserId(mobile) {
      const path = '/cgi-bin/user/getuserid'
      const userId = readText((await call('POST', path, { body: { mobile } })).userid)
      if (userId === undefined) {
        throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 userid`, { requestSent: true })
      }
      return userId
    },
  }
}

function readMembers(rows: readonly unknown[], departmentId: number): Listing<Member> {
  const items: Member[] = []
  const faults: string[] = []
  for (const [index, value] of rows.entries()) {
    const member = readMember(value)
    if (member) items.push(member)
    else faults.push(`部门 ${departmentId} 的第 ${index + 1} 个成员没有 userid`)
  }
  return { items, faults }
}

function readMember(value: unknown): Member | undefined {
  if (!isRecord(value)) return undefined
  const userId = readText(value.userid)
  if (userId === undefined) return undefined
  const mainDepartmentId = readInteger(value.main_department)
  const status = readInteger(value.status)
  return {
    userId,
    name: readText(value.name) ?? '',
    departmentIds: readIntegers(value.department),
    ...(mainDepartmentId !== undefined && { mainDepartmentId }),
    ...(status !== undefined && { status }),
    ...readTexts(value),
  }
}

function readIdRow(value: unknown): MemberIdPage['rows'] {
  if (!isRecord(value)) return []
  const userId = readText(value.userid)
  const departmentId = readInteger(value.department)
  return userId === undefined || departmentId === undefined ? [] : [{ userId, departmentId }]
}

type TextField = 'alias' | 'position' | 'mobile' | 'email' | 'bizMail' | 'avatar' | 'gender'

/** Hidden fields are left out by some answers and empty in others; here they are always left out. */
function readTexts(value: Record<string, unknown>): Partial<Record<TextField, string>> {
  const filled: Partial<Record<TextField, string>> = {}
  for (const [name, field] of textFields) {
    const text = readText(value[field])
    if (text !== undefined) filled[name] = text
  }
  return filled
}

const textFields = [
  ['alias', 'alias'],
  ['position', 'position'],
  ['mobile', 'mobile'],
  ['email', 'email'],
  ['bizMail', 'biz_mail'],
  ['avatar', 'avatar'],
  ['gender', 'gender'],
] as const satisfies readonly (readonly [TextField, string])[]
