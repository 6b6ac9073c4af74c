import { type App, ok, ref } from '../../../platform/http.ts'
import { AnswerBody } from '../contract.ts'
import { cancelTransfer } from '../transfers/answer.ts'
import { actorOf, withBody } from './actor.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { sessionRefusals, TransferParams, TransferResponse, tags } from './schemas.ts'

export const cancelTransferRoute = (app: App, { db, onCommitted }: SessionRoutesDeps) =>
  app.post(
    '/api/transfers/:transferId/cancel',
    {
      preValidation: withBody,
      schema: {
        operationId: 'cancelTransfer',
        tags,
        description: 'Who asked, or a supervisor: nobody is asked any longer.',
        params: TransferParams,
        body: AnswerBody,
        response: { 200: ref(TransferResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { transferId } = request.params
      const transfer = await cancelTransfer(db, { transferId, actor: actorOf(request), ...request.body })
      onCommitted()
      return ok(transfer)
    },
  )
