import { WeComNetworkError } from '../errors.ts'
import type { WeComCall, WeComReply } from '../transport.ts'

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

export interface Members {
  /**
   * GET /cgi-bin/user/get. https://developer.work.weixin.qq.com/document/path/90196
   * @throws WeComApiError 60111 for an unknown userid, 60011 outside the app's visible range
   */
  get(userId: string): Promise<Member>
}

const path = '/cgi-bin/user/get'

export function createMembers(call: WeComCall): Members {
  return {
    get: async (userId) => readMember(await call('GET', path, { query: { userid: userId } })),
  }
}

function readMember(reply: WeComReply): Member {
  const { userid, department, main_department: mainDepartmentId, status } = reply
  if (typeof userid !== 'string' || userid === '') {
    throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 userid`, { requestSent: true })
  }
  return {
    userId: userid,
    name: typeof reply.name === 'string' ? reply.name : '',
    departmentIds: Array.isArray(department) ? department.filter((id) => typeof id === 'number') : [],
    ...(typeof mainDepartmentId === 'number' && { mainDepartmentId }),
    ...(typeof status === 'number' && { status }),
    ...texts(reply),
  }
}

/** Hidden fields are left out by some answers and empty in others; here they are always left out. */
function texts(reply: WeComReply): Partial<Record<(typeof textFields)[number][0], string>> {
  const filled = textFields.map(([name, field]) => [name, reply[field]] as const)
  return Object.fromEntries(filled.filter(([, value]) => typeof value === 'string' && value !== ''))
}

const textFields = [
  ['alias', 'alias'],
  ['position', 'position'],
  ['mobile', 'mobile'],
  ['email', 'email'],
  ['bizMail', 'biz_mail'],
  ['avatar', 'avatar'],
  ['gender', 'gender'],
] as const
