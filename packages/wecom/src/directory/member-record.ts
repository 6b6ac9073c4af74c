import type { Member } from '../resources/members.ts'
import type { MemberRecord } from './store.ts'

/** WeCom tells userids apart without regard to case, and gives them back in either. */
export const memberKey = (userId: string): string => userId.toLowerCase()

/**
 * A row of user/list (`whole`) or user/simplelist. Fields that are hidden from apps of today stay unknown; position and
 * alias are never hidden, so a whole row without them says that they are empty.
 */
export function toMemberRecord(member: Member, departmentId: number, whole: boolean): MemberRecord {
  const departmentIds = eachOnce(member.departmentIds.length > 0 ? member.departmentIds : [departmentId])
  const shown = whole ? '' : null
  return {
    userId: member.userId,
    key: memberKey(member.userId),
    name: member.name || null,
    departmentIds,
    mainDepartmentId: member.mainDepartmentId ?? departmentIds[0] ?? null,
    position: member.position ?? shown,
    alias: member.alias ?? shown,
    mobile: member.mobile ?? null,
    email: member.email ?? null,
    bizMail: member.bizMail ?? null,
    avatar: member.avatar ?? null,
    gender: member.gender ?? null,
    status: member.status ?? null,
  }
}

/** Nearly everybody is in one department. */
const eachOnce = (ids: readonly number[]): readonly number[] => (ids.length > 1 ? [...new Set(ids)] : ids)

/** A member of whom only the id is known. */
export const toIdRecord = (userId: string, departmentIds: readonly number[]): MemberRecord => {
  const [first = 0] = departmentIds
  return { ...toMemberRecord({ userId, name: '', departmentIds }, first, false), mainDepartmentId: null }
}
