import type { App } from '../../platform/http.ts'
import type { Log } from '../../platform/log.ts'
import type { Inbox } from '../inbox.ts'
import { answerFailure } from './answer.ts'
import { channelCallbackRoute } from './channel-callback.ts'
import type { Door } from './door.ts'
import { doorRoutes } from './door-routes.ts'
import { isFamilyPath } from './family-path.ts'
import type { DoorListener } from './listener.ts'
import { bodyDeadlineMs, bodyLimit } from './read-body.ts'

/** Room 1 to room 2: verify, store, and answer only after the commit. */
export const callbackRoutes =
  (doors: readonly Door[], inbox: Inbox, listener: DoorListener, log: Log) =>
  async (app: App): Promise<void> => {
    await app.register(async (own: App) => {
      leaveBodies(own)
      for (const door of doors) if (!isFamilyPath(door.path)) doorRoutes(own, door, listener)
    })
    takeRawBodies(app)
    app.setErrorHandler(answerFailure)
    channelCallbackRoute(app, doors, inbox, log)
  }

function leaveBodies(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _body, done) => done(null))
}

/** What is verified is bytes: nothing is parsed here, and what a body claims to be decides nothing. */
function takeRawBodies(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))
  app.addHook('onRequest', ({ raw }, _reply, done) => {
    delete raw.headers['content-type']
    const late = setTimeout(() => raw.destroy(), bodyDeadlineMs)
    raw.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late))
    done()
  })
}
