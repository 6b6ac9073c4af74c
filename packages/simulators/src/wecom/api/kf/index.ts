import type { ApiCall, ApiOutcome, ApiRoute, ApiRoutes } from '../call.ts'
import { accountAdd, accountDel, accountList, accountUpdate, addContactWay } from './accounts.ts'
import { customerBatchget } from './customers.ts'
import { sendMsg } from './send-msg.ts'
import { sendMsgOnEvent } from './send-on-event.ts'
import { serviceStateGet, serviceStateTrans } from './service-state.ts'
import { servicerAdd, servicerDel, servicerList } from './servicers.ts'
import { syncMsg } from './sync-msg.ts'

export const kfRoutes: ApiRoutes = [
  ['/cgi-bin/kf/account/list', route('either', accountList)],
  ['/cgi-bin/kf/account/add', route('POST', accountAdd)],
  ['/cgi-bin/kf/account/del', route('POST', accountDel)],
  ['/cgi-bin/kf/account/update', route('POST', accountUpdate)],
  ['/cgi-bin/kf/add_contact_way', route('POST', addContactWay)],
  ['/cgi-bin/kf/servicer/list', route('GET', servicerList)],
  ['/cgi-bin/kf/servicer/add', route('POST', servicerAdd)],
  ['/cgi-bin/kf/servicer/del', route('POST', servicerDel)],
  ['/cgi-bin/kf/service_state/get', route('POST', serviceStateGet)],
  ['/cgi-bin/kf/service_state/trans', route('POST', serviceStateTrans)],
  ['/cgi-bin/kf/sync_msg', route('POST', syncMsg)],
  ['/cgi-bin/kf/send_msg', route('POST', sendMsg)],
  ['/cgi-bin/kf/send_msg_on_event', route('POST', sendMsgOnEvent)],
  ['/cgi-bin/kf/customer/batchget', route('POST', customerBatchget)],
]

function route(method: ApiRoute['method'], handle: (call: ApiCall) => ApiOutcome): ApiRoute {
  return { method, needsToken: true, scope: 'kf', handle }
}
