import type { ApiCall, ApiOutcome, ApiRoute, ApiRoutes } from '../call.ts'
import { departmentGet, departmentList, departmentSimplelist } from './departments.ts'
import { userListId } from './list-id.ts'
import { userGet, userGetUserid, userList, userSimplelist } from './users.ts'
import {
  departmentCreate,
  departmentDelete,
  departmentUpdate,
  userBatchdelete,
  userCreate,
  userDelete,
  userUpdate,
} from './write.ts'

export const directoryRoutes: ApiRoutes = [
  ['/cgi-bin/department/list', read(departmentList)],
  ['/cgi-bin/department/simplelist', read(departmentSimplelist)],
  ['/cgi-bin/department/get', read(departmentGet)],
  ['/cgi-bin/user/get', read(userGet)],
  ['/cgi-bin/user/simplelist', read(userSimplelist)],
  ['/cgi-bin/user/list', read(userList)],
  ['/cgi-bin/user/getuserid', { ...read(userGetUserid), method: 'POST' }],
  ['/cgi-bin/user/list_id', write('POST', userListId)],
  ['/cgi-bin/user/create', write('POST', userCreate)],
  ['/cgi-bin/user/update', write('POST', userUpdate)],
  ['/cgi-bin/user/delete', write('GET', userDelete)],
  ['/cgi-bin/user/batchdelete', write('POST', userBatchdelete)],
  ['/cgi-bin/department/create', write('POST', departmentCreate)],
  ['/cgi-bin/department/update', write('POST', departmentUpdate)],
  ['/cgi-bin/department/delete', write('GET', departmentDelete)],
]

function read(handle: (call: ApiCall) => ApiOutcome): ApiRoute {
  return { method: 'GET', needsToken: true, handle }
}

/** For the contact helper alone; others get 48002. */
function write(method: 'GET' | 'POST', handle: (call: ApiCall) => ApiOutcome): ApiRoute {
  return { method, needsToken: true, scope: 'contacts', handle }
}
