import type { Member } from '../../directory/records.ts'
import type { ApiCall } from '../call.ts'

const activeStatus = 1

/** One member as the caller may see it: the private fields only for apps made before 2022-06-20 and the helper of old. */
export function userView({ app, state }: ApiCall, member: Member): Record<string, unknown> {
  const { userid, name, department, position, status = activeStatus } = member
  const seesAll = app.kind === 'contacts' || (app.created ?? state.rules.appCreated) === 'before'
  return {
    userid,
    name,
    department,
    position,
    order: department.map(() => 0),
    is_leader_in_dept: department.map(() => 0),
    direct_leader: [],
    main_department: department[0] ?? 1,
    status,
    enable: status === 2 ? 0 : 1,
    alias: '',
    telephone: '',
    extattr: { attrs: [] },
    ...(seesAll && privateFields(member)),
  }
}

interface PrivateFields {
  readonly mobile?: string
  readonly email: string
  readonly biz_mail: string
  readonly gender: string
  readonly avatar: string
  readonly thumb_avatar: string
  readonly qr_code: string
  readonly address: string
}

/** What is told of a member only with consent, or to those who could always see it. */
export function privateFields({ userid, mobile }: Member): PrivateFields {
  return {
    ...(mobile !== undefined && { mobile }),
    email: `${userid.toLowerCase()}@example.test`,
    biz_mail: `${userid.toLowerCase()}@corp.example.test`,
    gender: '0',
    avatar: '',
    thumb_avatar: '',
    qr_code: '',
    address: '',
  }
}
