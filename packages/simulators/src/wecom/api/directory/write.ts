import type { JsonObject } from '../../../http/fields.ts'
import type { Department, Member } from '../../directory/records.ts'
import { type ApiAnswer, demand, ok } from '../../errors.ts'
import { numberIn, numbersIn, parseBody, textIn, textsIn } from '../body.ts'
import type { ApiCall } from '../call.ts'

const idMax = 4_294_967_295
const depthMax = 15
const useridShape = /^[0-9A-Za-z][0-9A-Za-z_\-@.]{0,63}$/
const badInNames = /[\\:*?"<>|｜]/

/** `user/create`. A change the helper makes is not called back to it. */
export function userCreate(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  const userid = textIn(body, 'userid')
  demand(userid !== '', 41009)
  demand(useridShape.test(userid), 40003)
  const { directory } = call.state
  demand(directory.find(userid) === undefined, 60102)
  demand(textIn(body, 'mobile') + textIn(body, 'email') !== '', 60129, 'mobile and email are both empty')
  directory.put(readMember(call, body, { userid, name: '', department: [], position: '' }))
  return ok({ errmsg: 'created' })
}

/** `user/update`: what is absent stays as it is. */
export function userUpdate(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  const known = memberOf(call, textIn(body, 'userid'))
  call.state.directory.put(readMember(call, body, known))
  return ok({ errmsg: 'updated' })
}

/** `user/delete`. */
export function userDelete(call: ApiCall): ApiAnswer {
  call.state.directory.remove(memberOf(call, call.query.get('userid') ?? '').userid)
  return ok({ errmsg: 'deleted' })
}

/** `user/batchdelete`: all or none. */
export function userBatchdelete(call: ApiCall): ApiAnswer {
  const userids = textsIn(parseBody(call.body), 'useridlist', 200)
  demand(userids.length > 0, 40063, 'useridlist is empty')
  const members = userids.map((userid) => memberOf(call, userid))
  for (const { userid } of members) call.state.directory.remove(userid)
  return ok({ errmsg: 'deleted' })
}

/** `department/create`. */
export function departmentCreate(call: ApiCall): ApiAnswer {
  const { departments } = call.state.directory
  const body = parseBody(call.body)
  const name = textIn(body, 'name')
  const parentid = numberIn(body, 'parentid', { min: 0, max: idMax, absent: 0 })
  demand(departments.find(parentid), 60004)
  demand(departments.depthOf(parentid) < depthMax, 81002, 'department level limit')
  const id = numberIn(body, 'id', { min: 2, max: idMax, absent: freeId(departments.list()) })
  demand(departments.find(id) === undefined, 60008)
  checkName(call, name, { parentid, id })
  const order = numberIn(body, 'order', { min: 0, max: idMax, absent: id })
  departments.put({ id, name, parentid, order })
  return ok({ errmsg: 'created', id })
}

/** `department/update`: what is absent stays as it is. */
export function departmentUpdate(call: ApiCall): ApiAnswer {
  const { departments } = call.state.directory
  const body = parseBody(call.body)
  const known = departments.find(numberIn(body, 'id', { min: 1, max: idMax, absent: 0 }))
  demand(known, 60003)
  const parentid = numberIn(body, 'parentid', { min: 0, max: idMax, absent: known.parentid })
  demand(parentid === known.parentid || departments.find(parentid), 60004)
  demand(!departments.isWithin(parentid, [known.id]), 60010, 'department would be below itself')
  const name = textIn(body, 'name') || known.name
  checkName(call, name, { parentid, id: known.id })
  const order = numberIn(body, 'order', { min: 0, max: idMax, absent: known.order })
  departments.put({ id: known.id, name, parentid, order })
  return ok({ errmsg: 'updated' })
}

/** `department/delete`: only an empty one, and never the root. */
export function departmentDelete(call: ApiCall): ApiAnswer {
  const { directory } = call.state
  const department = directory.departments.find(Number(call.query.get('id')))
  demand(department, 60003)
  demand(department.id !== 1, 60007)
  demand(directory.departments.childrenOf(department.id).length === 0, 60006)
  demand(directory.inDepartment(department.id).length === 0, 60005)
  directory.departments.remove(department.id)
  return ok({ errmsg: 'deleted' })
}

function freeId(departments: readonly Department[]): number {
  return departments.reduce((highest, { id }) => Math.max(highest, id), 1) + 1
}

function memberOf({ state }: ApiCall, userid: string): Member {
  demand(userid !== '', 41009)
  const member = state.directory.find(userid)
  demand(member, 60111)
  return member
}

function readMember({ state }: ApiCall, body: JsonObject, known: Member): Member {
  const name = textIn(body, 'name') || known.name
  demand(name !== '' && [...name].length <= 64, 60112, 'invalid name')
  const given = numbersIn(body, 'department', 100)
  const department = given.length > 0 ? given : known.department
  demand(department.length > 0, 60127, 'department missing')
  for (const id of department) demand(state.directory.departments.find(id), 60123, 'invalid department')
  const mobile = textIn(body, 'mobile') || known.mobile
  const owner = mobile === undefined ? undefined : state.directory.findByMobile(mobile)
  demand(owner === undefined || owner.userid === known.userid, 60104, 'mobile existed')
  const position = body.position === undefined ? known.position : textIn(body, 'position', 128)
  const status = body.enable === 0 ? 2 : body.enable === 1 ? 1 : known.status
  return {
    ...known,
    name,
    department,
    position,
    ...(mobile !== undefined && { mobile }),
    ...(status !== undefined && { status }),
  }
}

function checkName({ state }: ApiCall, name: string, { parentid, id }: { parentid: number; id: number }): void {
  demand(name !== '' && [...name].length <= 64, 60001, 'department name length')
  demand(!badInNames.test(name), 60009, 'department name has illegal characters')
  const siblings = state.directory.departments.childrenOf(parentid)
  demand(!siblings.some((one) => one.name === name && one.id !== id), 60008)
}
