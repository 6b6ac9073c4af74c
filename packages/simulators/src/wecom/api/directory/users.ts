import { isVisibleTo } from '../../company/sight.ts'
import type { Member } from '../../directory/records.ts'
import { type ApiAnswer, demand, ok } from '../../errors.ts'
import { parseBody, textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'
import { refuseNewHelper, visibleDepartment } from './call.ts'
import { userView } from './user-view.ts'

/** `user/get`. */
export function userGet(call: ApiCall): ApiAnswer {
  refuseNewHelper(call)
  const userid = call.query.get('userid') ?? ''
  demand(userid !== '', 41009)
  const member = call.state.directory.find(userid)
  demand(member, 60111)
  demand(isVisibleTo(call.state, call.app, member), 60011)
  return ok(userView(call, member))
}

/** `user/simplelist`: names and departments of a department's members. */
export function userSimplelist(call: ApiCall): ApiAnswer {
  refuseNewHelper(call)
  const userlist = membersOf(call).map(({ userid, name, department }) => ({ userid, name, department }))
  return ok({ userlist })
}

/** `user/list`: the same in full. */
export function userList(call: ApiCall): ApiAnswer {
  refuseNewHelper(call)
  return ok({ userlist: membersOf(call).map((member) => userView(call, member)) })
}

/** `user/getuserid` by mobile. */
export function userGetUserid(call: ApiCall): ApiAnswer {
  const mobile = textIn(parseBody(call.body), 'mobile')
  demand(Buffer.byteLength(mobile) >= 5 && Buffer.byteLength(mobile) <= 32, 40058, 'invalid mobile')
  const member = call.state.directory.findByMobile(mobile)
  demand(member && isVisibleTo(call.state, call.app, member), 60146)
  return ok({ userid: member.userid })
}

/** Direct members; those below too where `fetch_child` is still heeded. */
function membersOf(call: ApiCall): Member[] {
  const { directory, rules } = call.state
  const { id } = visibleDepartment(call, call.query.get('department_id') ?? '')
  const deep = rules.fetchChild && call.query.get('fetch_child') === '1'
  const members = new Map<string, Member>()
  for (const department of deep ? directory.departments.subtree(id) : [{ id }]) {
    for (const member of directory.inDepartment(department.id)) members.set(member.userid, member)
    demand(members.size <= rules.answerRows, 45029)
  }
  return [...members.values()]
}
