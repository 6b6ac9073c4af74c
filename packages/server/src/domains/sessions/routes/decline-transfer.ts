import { type App, ok, ref } from '../../../platform/http.ts'
import { AnswerBody } from '../contract.ts'
import { declineTransfer } from '../transfers/answer.ts'
import { actorOf, withBody } from './actor.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { sessionRefusals, TransferParams, TransferResponse, tags } from './schemas.ts'

export const declineTransferRoute = (app: App, { db, onCommitted }: SessionRoutesDeps) =>
  app.post(
    '/api/transfers/:transferId/decline',
    {
      preValidation: withBody,
      schema: {
        operationId: 'declineTransfer',
        tags,
        description: 'Whom it was asked of, or a supervisor for them: the session stays where it is.',
        params: TransferParams,
        body: AnswerBody,
        response: { 200: ref(TransferResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { transferId } = request.params
      const transfer = await declineTransfer(db, { transferId, actor: actorOf(request), ...request.body })
      onCommitted()
      return ok(transfer)
    },
  )
