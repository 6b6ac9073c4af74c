import type { App } from '../../../platform/http.ts'
import { requireAgent, requirePermission } from '../../agents/index.ts'
import { FileInfo } from '../../files/contract.ts'
import { CannedReply } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { addRoute } from './add.ts'
import { changeRoute } from './change.ts'
import type { CannedReplyRoutesDeps } from './deps.ts'
import { listRoute } from './list.ts'
import { removeRoute } from './remove.ts'
import { usedRoute } from './used.ts'

export const cannedReplyRoutes = (deps: CannedReplyRoutesDeps) => async (app: App) => {
  for (const schema of [FileInfo, CannedReply]) app.addSchema(schema)
  requireAgent(app, deps.db)
  app.addHook('preValidation', requirePermission('sessions.serve'))
  app.addHook('preValidation', async ({ params }) => {
    if (!isPossibleId(params)) throw refusal(40406)
  })
  for (const route of [listRoute, addRoute, changeRoute, removeRoute, usedRoute]) route(app, deps)
}

/** What cannot be an id of ours names nothing, like any other unknown one. */
const isPossibleId = (params: unknown): boolean =>
  typeof params !== 'object' ||
  params === null ||
  !('replyId' in params) ||
  (typeof params.replyId === 'string' && /^\w{1,64}$/.test(params.replyId))
