import type { App } from '../../../platform/http.ts'
import { requireAgent, requirePermission } from '../../agents/index.ts'
import { noTransfer, refusal } from '../commands/refusal.ts'
import { ReadMark, SessionEvent, TransferInfo, UnreadCounts } from '../contract.ts'
import { acceptRoute } from './accept.ts'
import { acceptTransferRoute } from './accept-transfer.ts'
import { cancelTransferRoute } from './cancel-transfer.ts'
import { closeRoute } from './close.ts'
import { declineTransferRoute } from './decline-transfer.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { detailRoute } from './detail.ts'
import { eventsRoute } from './events.ts'
import { historyRoute } from './history.ts'
import { listRoute } from './list.ts'
import { messageRoute } from './message.ts'
import { noteRoute } from './note.ts'
import { readRoute } from './read.ts'
import { recallRoute } from './recall.ts'
import { releaseRoute } from './release.ts'
import { reopenRoute } from './reopen.ts'
import { requeueRoute } from './requeue.ts'
import { resendRoute } from './resend.ts'
import {
  EventListResponse,
  MessageListResponse,
  MessageResponse,
  SessionListResponse,
  SessionResponse,
  TransferListResponse,
  TransferResponse,
} from './schemas.ts'
import { takeoverRoute } from './takeover.ts'
import { transferRoute } from './transfer.ts'
import { transfersRoute } from './transfers.ts'
import { unreadRoute } from './unread.ts'
import { addSessionSchemas } from './wire-schemas.ts'

export const sessionRoutes = (deps: SessionRoutesDeps) => async (app: App) => {
  addSessionSchemas(app, deps.channelTypes)
  for (const schema of schemas) app.addSchema(schema)
  requireAgent(app, deps.db)
  app.addHook('preValidation', requirePermission('sessions.serve'))
  app.addHook('preValidation', async ({ params }) => {
    if (!isPossibleId(params, 'sessionId')) throw refusal(40401)
    if (!isPossibleId(params, 'transferId')) throw noTransfer()
  })
  for (const route of routes) route(app, deps)
}

const schemas = [
  SessionListResponse,
  SessionResponse,
  MessageListResponse,
  MessageResponse,
  ReadMark,
  UnreadCounts,
  SessionEvent,
  EventListResponse,
  TransferInfo,
  TransferResponse,
  TransferListResponse,
]

const routes = [
  listRoute,
  detailRoute,
  historyRoute,
  eventsRoute,
  acceptRoute,
  messageRoute,
  resendRoute,
  recallRoute,
  noteRoute,
  readRoute,
  unreadRoute,
  closeRoute,
  requeueRoute,
  releaseRoute,
  takeoverRoute,
  reopenRoute,
  transferRoute,
  transfersRoute,
  acceptTransferRoute,
  declineTransferRoute,
  cancelTransferRoute,
]

/** What cannot be an id of ours names nothing, like any other unknown one. */
const isPossibleId = (params: unknown, name: string): boolean =>
  typeof params !== 'object' ||
  params === null ||
  Object.entries(params).every(([key, id]) => key !== name || (typeof id === 'string' && /^\w{1,64}$/.test(id)))
