import { createServer } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import Fastify, { LogController } from 'fastify'
import type { Settings } from '../channels/channel.ts'
import { loadChannels } from '../channels/load.ts'
import { serveSockets } from '../feed/index.ts'
import { type DoorListener, openDoors } from '../inbox/index.ts'
import { type Db, openDb } from '../platform/db.ts'
import { ApiResponse, type App } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { Log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { openAccounts } from './accounts.ts'
import type { Config } from './config.ts'
import { withContactDoor } from './contact-door.ts'
import { startDirectorySync } from './directory-sync.ts'
import { handleErrors, refuseAddress } from './error-handler.ts'
import { startRooms } from './rooms.ts'
import { addRoutes } from './routes.ts'
import { validateStrictly } from './validation.ts'
import { viewerOf } from './viewer.ts'

export interface DeskOptions {
  readonly config: Config
  /** For what is kept beside the database. */
  readonly dataDir: string
  readonly databaseUrl: string
  readonly settings: Settings
  readonly log: Log
}

export interface Desk {
  readonly app: App
  readonly db: Db
  /** Resolves when nothing waits in any room. */
  drain(): Promise<void>
  /** Takes no more requests, finishes what is under way, and closes. */
  stop(): Promise<void>
}

/** Puts the desk together. Everything that is wired is wired here and in the files beside. */
export async function buildDesk({ config, dataDir, databaseUrl, settings, log }: DeskOptions): Promise<Desk> {
  await migrate(databaseUrl)
  const db = openDb({ url: databaseUrl })
  const channels = await loadChannels()
  const accounts = await openAccounts({ db, log, channels, settings, demo: config.profile === 'demo' })
  const rooms = await startRooms({ dataDir, db, databaseUrl, log, accounts, config })
  const sync = startDirectorySync({ db, log, settings, config: config.directory, onCommitted: rooms.wake })
  const { onContactChange: onStored } = sync
  const doors = openDoors(withContactDoor({ db, log, settings, doors: accounts.doors, onStored }), rooms.inbox, log)
  const app = await createApp(config, doors)
  await addRoutes(app, { dataDir, config, db, log, channels, accounts, rooms, settings, doors, sync })
  serveSockets(app.server, {
    sockets: rooms.sockets,
    viewerOf: viewerOf(db),
    allowedOrigin: (origin, host) =>
      URL.canParse(origin) && (new URL(origin).host === host || new URL(origin).origin === config.publicBaseUrl),
  })
  return {
    app,
    db,
    async drain() {
      await sync.idle()
      await rooms.drain()
    },
    async stop() {
      rooms.sockets.closeAll(1001, 'restarting')
      await app.close()
      await sync.stop()
      await rooms.stop()
      await db.close()
    },
  }
}

async function createApp(config: Config, doors: DoorListener): Promise<App> {
  const app: App = Fastify({
    logger: { level: config.logLevel === 'debug' ? 'info' : config.logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: refuseAddress,
    genReqId: () => newId('req'),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: 'idle',
    serverFactory: (handler) =>
      createServer(timeouts, (request, response) => void (doors(request, response) || handler(request, response))),
  })
  validateStrictly(app)
  handleErrors(app)
  app.addSchema(ApiResponse)
  await app.register(rateLimit, { global: false })
  return app
}

// A file of 20 MB has to come in over a slow line as well.
const timeouts = { headersTimeout: 5_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 }
