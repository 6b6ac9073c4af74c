import type { ControlRoutes } from '../call.ts'
import { assign, burst, fail } from './account.ts'
import { enter, message, recall } from './customer.ts'
import { servicer } from './servicer.ts'
import { stream } from './stream.ts'
import { ledger, sent, session, state } from './views.ts'

export const kfControlRoutes: ControlRoutes = [
  ['POST /_sim/wecom/kf/message', message],
  ['POST /_sim/wecom/kf/enter', enter],
  ['POST /_sim/wecom/kf/recall', recall],
  ['POST /_sim/wecom/kf/servicer', servicer],
  ['POST /_sim/wecom/kf/fail', fail],
  ['POST /_sim/wecom/kf/assign', assign],
  ['POST /_sim/wecom/kf/burst', burst],
  ['GET /_sim/wecom/kf/state', state],
  ['GET /_sim/wecom/kf/session', session],
  ['GET /_sim/wecom/kf/sent', sent],
  ['GET /_sim/wecom/kf/ledger', ledger],
  ['GET /_sim/wecom/kf/stream', stream],
]
