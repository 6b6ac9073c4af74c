import { createServer } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import Fastify, { LogController } from 'fastify'
import { type Channel, contractTypes, type Settings } from '../channels/channel.ts'
import { loadChannels } from '../channels/load.ts'
import { agentRoutes } from '../domains/agents/index.ts'
import { directoryRoutes } from '../domains/directory/index.ts'
import { doctorRoutes } from '../domains/doctor/index.ts'
import { fileRoutes } from '../domains/files/index.ts'
import { sessionRoutes } from '../domains/sessions/index.ts'
import { serveSockets } from '../feed/index.ts'
import { callbackRoutes, type DoorListener, openDoors } from '../inbox/index.ts'
import { type Db, openDb } from '../platform/db.ts'
import { ApiResponse, type App } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { Log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import type { Worker } from '../platform/worker.ts'
import { type OpenAccounts, openAccounts } from './accounts.ts'
import type { Config } from './config.ts'
import { withContactDoor } from './contact-door.ts'
import { weComDirectory } from './directory.ts'
import { startDirectorySync } from './directory-sync.ts'
import { doctorDeps } from './doctor/deps.ts'
import { handleErrors, refuseAddress } from './error-handler.ts'
import { healthRoutes } from './health.ts'
import { serveOpenApi } from './open-api.ts'
import { type Rooms, startRooms } from './rooms.ts'
import { serveConsole } from './static-files.ts'
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

interface Wiring {
  readonly dataDir: string
  readonly config: Config
  readonly db: Db
  readonly log: Log
  readonly channels: readonly Channel[]
  readonly accounts: OpenAccounts
  readonly rooms: Rooms
  readonly settings: Settings
  readonly doors: DoorListener
  readonly sync: Worker
}

async function addRoutes(
  app: App,
  { dataDir, config, db, log, channels, accounts, rooms, settings, doors, sync }: Wiring,
): Promise<void> {
  await serveOpenApi(app)
  healthRoutes(app, db, rooms.running)
  await app.register(callbackRoutes(accounts.doors, rooms.inbox, doors, log))
  const directory = weComDirectory(settings)
  const demo = config.profile === 'demo'
  const loginRatePerMinute = config.login.ratePerMinute
  await app.register(agentRoutes({ db, log, directory, demo, loginRatePerMinute, ...config.login }))
  const channelTypes = [...new Set([...contractTypes, ...channels.map(({ manifest }) => manifest.contractType)])]
  const { textBytes, fileLimits } = accounts
  await app.register(sessionRoutes({ db, channelTypes, textBytes, fileLimits, onCommitted: rooms.wake }))
  await app.register(fileRoutes({ db }))
  await app.register(directoryRoutes({ db, onAdded: sync.poke }))
  const doctor = doctorDeps({
    config,
    settings,
    channels,
    dataDir,
    database: async () => db,
    port: () => portOf(app) ?? config.port,
  })
  await app.register(doctorRoutes({ db, doctor }))
  await serveConsole(app)
}

function portOf({ server }: App): number | undefined {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : undefined
}
