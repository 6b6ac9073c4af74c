import { type ApiAnswer, demand, ok } from '../../errors.ts'
import type { KfCustomer } from '../../kf/store/customers.ts'
import { windowMs } from '../../kf/store/session.ts'
import { parseBody, textsIn } from '../body.ts'
import type { ApiCall } from '../call.ts'

const idsMax = 100

/** `kf/customer/batchget`: who they are, of those who were there in the last 48 h; the others come back as invalid. */
export function customerBatchget(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  const ids = textsIn(body, 'external_userid_list', idsMax)
  demand(ids.length > 0, 40063, 'external_userid_list is empty')
  const nowMs = call.state.settings.now()
  const known: KfCustomer[] = []
  const invalid: string[] = []
  for (const id of ids) {
    const customer = call.state.kf.customers.find(id)
    if (customer && nowMs - customer.activeAt <= windowMs) known.push(customer)
    else invalid.push(id)
  }
  const withContext = body.need_enter_session_context === 1
  return ok({ customer_list: known.map((one) => view(call, one, withContext)), invalid_external_userid: invalid })
}

function view({ origin }: ApiCall, customer: KfCustomer, withContext: boolean): object {
  const { externalUserid, nickname, gender, scene, sceneParam } = customer
  const query = new URLSearchParams({ of: externalUserid, name: nickname })
  return {
    external_userid: externalUserid,
    nickname,
    avatar: `${origin}/_sim/wecom/avatar?${query}`,
    gender,
    ...(withContext && { enter_session_context: { scene, scene_param: sceneParam } }),
  }
}
