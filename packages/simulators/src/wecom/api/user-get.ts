import { type ApiAnswer, ok, refuse } from '../errors.ts'
import type { ApiCall } from './call.ts'

const activeStatus = 1

/** `GET /cgi-bin/user/get`: one member as an app of today sees it, so without mobile and mail. */
export function userGet({ state, query }: ApiCall): ApiAnswer {
  const userid = query.get('userid') ?? ''
  if (userid === '') return refuse(41009)
  const member = state.members.find(userid)
  if (member === undefined) return refuse(60111)
  const { department } = member
  return ok({
    ...member,
    order: department.map(() => 0),
    is_leader_in_dept: department.map(() => 0),
    direct_leader: [],
    main_department: department[0] ?? 1,
    status: activeStatus,
    enable: 1,
    alias: '',
    extattr: { attrs: [] },
  })
}
