import { isVisibleTo } from '../../company/sight.ts'
import { type ApiAnswer, demand, ok } from '../../errors.ts'
import type { KfAccount } from '../../kf/store/account.ts'
import { numbersIn, parseBody, textIn, textsIn } from '../body.ts'
import type { ApiCall } from '../call.ts'
import { accountOf } from './call.ts'

const servicersMax = 2_000
const departmentsMax = 20
const useridsPerCall = 100

interface Result {
  readonly errcode: number
  readonly errmsg: string
}

/** `kf/servicer/list`: 0 receives, 1 does not. */
export function servicerList(call: ApiCall): ApiAnswer {
  const { servicers } = accountOf(call, call.query.get('open_kfid') ?? '')
  const members = servicers.members().map(({ userid, status, stopType }) => {
    return { userid, status, ...(status === 1 && { stop_type: stopType }) }
  })
  return ok({ servicer_list: [...members, ...servicers.departments().map((department_id) => ({ department_id }))] })
}

/** `kf/servicer/add`: a result for each; the call itself succeeds when some of them do not. */
export function servicerAdd(call: ApiCall): ApiAnswer {
  return change(call, {
    member: ({ servicers }, userid) => {
      const member = call.state.directory.find(userid)
      if (member === undefined) return { errcode: 40003, errmsg: 'invalid userid' }
      if (!isVisibleTo(call.state, call.app, member)) return { errcode: 60030, errmsg: 'userid not in visible range' }
      if ((member.status ?? 1) !== 1) return { errcode: 95014, errmsg: 'user is not activated' }
      demand(servicers.members().length < servicersMax, 95020)
      return told(servicers.add(member.userid))
    },
    department: ({ servicers }, id) => {
      demand(servicers.departments().length < departmentsMax, 95020)
      return told(servicers.addDepartment(id))
    },
  })
}

/** `kf/servicer/del`. */
export function servicerDel(call: ApiCall): ApiAnswer {
  return change(call, {
    member: ({ servicers }, userid) => told(servicers.remove(userid)),
    department: ({ servicers }, id) => told(servicers.removeDepartment(id)),
  })
}

function change(
  call: ApiCall,
  to: {
    member: (account: KfAccount, userid: string) => Result
    department: (account: KfAccount, id: number) => Result
  },
): ApiAnswer {
  const body = parseBody(call.body)
  const account = accountOf(call, textIn(body, 'open_kfid'))
  const userids = textsIn(body, 'userid_list', useridsPerCall)
  const departments = numbersIn(body, 'department_id_list', departmentsMax)
  demand(userids.length + departments.length > 0, 40063, 'userid_list and department_id_list are empty')
  const members = userids.map((userid) => ({ userid, ...to.member(account, userid) }))
  const whole = departments.map((id) => ({ department_id: id, ...to.department(account, id) }))
  return ok({ result_list: [...members, ...whole] })
}

/** What was so already is no error. */
function told(changed: boolean): Result {
  return { errcode: 0, errmsg: changed ? 'success' : 'ignored' }
}
