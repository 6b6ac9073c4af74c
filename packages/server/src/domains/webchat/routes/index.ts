import { AppError } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http.ts'
import { fileMaxBytes } from '../../files/contract.ts'
import { Conversation, Standing, VisitorMessage } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { conversationRoute } from './conversation.ts'
import type { VisitorRoutesDeps } from './deps.ts'
import { downloadRoute } from './download.ts'
import { eventsRoute } from './events.ts'
import { feedbackRoute } from './feedback.ts'
import { handoffRoute } from './handoff.ts'
import { messageRoute } from './message.ts'
import { ratingRoute } from './rating.ts'
import { typingRoute } from './typing.ts'
import { uploadRoute } from './upload.ts'

/** The conversation of a visitor with a shared bot: theirs alone, whatever ids a request names. */
export const visitorRoutes = (deps: VisitorRoutesDeps) => async (app: App) => {
  for (const schema of [VisitorMessage, Standing, Conversation]) app.addSchema(schema)
  guard(app, deps)
  for (const route of [conversationRoute, messageRoute, handoffRoute, feedbackRoute, ratingRoute]) route(app, deps)
  for (const route of [downloadRoute, eventsRoute, typingRoute]) route(app, deps)
  await app.register(async (files: App) => {
    const raw = { parseAs: 'buffer', bodyLimit: fileMaxBytes } as const
    files.addContentTypeParser('application/octet-stream', raw, (_request, body, done) => done(null, body))
    // Any other type would be parsed for what it says it is.
    files.removeContentTypeParser(['application/json', 'text/plain'])
    files.setErrorHandler((error) => {
      throw isTooLarge(error) ? refusal('file_too_large') : error
    })
    uploadRoute(files, deps)
  })
}

/** The address holds the link: it goes to no cache and to no other site. */
function guard(app: App, { protect }: VisitorRoutesDeps): void {
  protect(app)
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
  })
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && !(error instanceof AppError) && 'statusCode' in error && error.statusCode === 413
