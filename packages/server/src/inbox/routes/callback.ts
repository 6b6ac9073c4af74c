import type { App } from '../../platform/http.ts'
import type { Inbox } from '../inbox.ts'
import { answerFailure } from './answer.ts'
import { channelCallbackRoute } from './channel-callback.ts'
import type { Door } from './door.ts'
import { doorRoutes } from './door-routes.ts'

const bodyLimit = 64 * 1024

/** Room 1 to room 2: verify, store, and answer only after the commit. */
export const callbackRoutes =
  (doors: readonly Door[], inbox: Inbox) =>
  async (app: App): Promise<void> => {
    takeRawBodies(app)
    app.setErrorHandler(answerFailure)
    for (const door of doors) doorRoutes(app, door, inbox)
    channelCallbackRoute(app, doors, inbox)
  }

/** What is verified is bytes: nothing is parsed here, and what a body claims to be decides nothing. */
function takeRawBodies(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))
  app.addHook('onRequest', ({ raw }, _reply, done) => {
    delete raw.headers['content-type']
    done()
  })
}
