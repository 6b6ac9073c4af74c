import { Type } from 'typebox'
import { type App, detailed } from '../../../platform/http.ts'
import { FeedbackBody, Thumb } from '../contract.ts'
import { keepFeedback } from '../feedback.ts'
import { type VisitorRoutesDeps, visitorFrom } from './deps.ts'
import { base, ShareParams, tags } from './schemas.ts'

const Kept = Type.Object({ id: Type.String(), feedback: Type.Optional(Thumb) })

export const feedbackRoute = (app: App, deps: VisitorRoutesDeps) =>
  app.post(
    `${base}/messages/:message_id/feedback`,
    {
      schema: {
        operationId: 'rateVisitorAnswer',
        tags,
        description: 'Whether an answer of the bot was good; the newest word counts, and null takes it back.',
        params: Type.Object({ ...ShareParams.properties, message_id: Type.String() }),
        body: FeedbackBody,
        response: { 200: Kept, ...detailed },
      },
    },
    async (request) => {
      const { visitor } = await visitorFrom(deps, request)
      const { message_id: id } = request.params
      const { value } = request.body
      await keepFeedback(deps.db, visitor, { id, value })
      return { id, ...(value !== null && { feedback: value }) }
    },
  )
