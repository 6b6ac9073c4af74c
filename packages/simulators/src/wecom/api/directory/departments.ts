import type { Department } from '../../directory/records.ts'
import { type ApiAnswer, demand, ok } from '../../errors.ts'
import type { ApiCall } from '../call.ts'
import { departmentsIn, refuseNewHelper, visibleDepartment } from './call.ts'

/** `department/list`: the whole visible tree, or a department with all below it. */
export function departmentList(call: ApiCall): ApiAnswer {
  refuseNewHelper(call)
  const departments = departmentsIn(call, call.query.get('id'))
  demand(departments.length <= call.state.rules.answerRows, 45029)
  return ok({ department: departments.map(view) })
}

/** `department/simplelist`: the same as ids. */
export function departmentSimplelist(call: ApiCall): ApiAnswer {
  const departments = departmentsIn(call, call.query.get('id'))
  demand(departments.length <= call.state.rules.answerRows, 45029)
  return ok({ department_id: departments.map(({ id, parentid, order }) => ({ id, parentid, order })) })
}

/** `department/get`. */
export function departmentGet(call: ApiCall): ApiAnswer {
  refuseNewHelper(call)
  return ok({ department: view(visibleDepartment(call, call.query.get('id') ?? '')) })
}

function view({ id, name, parentid, order }: Department): object {
  return { id, name, name_en: '', department_leader: [], parentid, order }
}
