import { Type } from 'typebox'
import { type App, detailed } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { rateSession } from '../../sessions/index.ts'
import { RatingBody } from '../contract.ts'
import { newestOf } from '../conversation/standing.ts'
import { refusal } from '../refusal.ts'
import { type VisitorRoutesDeps, visitorFrom } from './deps.ts'
import { base, ShareParams, tags } from './schemas.ts'

const Rated = Type.Object({ success: Type.Boolean(), message: Type.String() })

export const ratingRoute = (app: App, deps: VisitorRoutesDeps) =>
  app.post(
    `${base}/rating`,
    {
      schema: {
        operationId: 'rateVisitorSession',
        tags,
        description: 'How a person served the visitor, once, within a day after the end (`can_rate`).',
        params: ShareParams,
        body: RatingBody,
        response: { 200: Rated, ...detailed },
      },
    },
    async (request) => {
      const { visitor } = await visitorFrom(deps, request)
      const { score: rating, comment } = request.body
      const newest = await newestOf(deps.db, visitor)
      const rate = { sessionId: newest?.sessionId ?? '', rating, comment: comment?.trim(), traceId: newId('trc') }
      if (!(await deps.db.tx((tx) => rateSession(tx, rate)))) throw refusal('not_rateable')
      deps.onCommitted()
      return { success: true, message: '感谢您的评价' }
    },
  )
