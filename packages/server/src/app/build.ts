import { createServer } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import Fastify, { LogController } from 'fastify'
import type { Settings } from '../channels/channel.ts'
import { loadChannels } from '../channels/load.ts'
import { openKeyHolder, openRate } from '../domains/api-keys/index.ts'
import { serveSockets } from '../feed/index.ts'
import { type DoorListener, openDoors } from '../inbox/index.ts'
import { type Db, openDb } from '../platform/db.ts'
import { ApiResponse, type App, Detail } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { Log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { openSealer } from '../platform/sealed.ts'
import { type OpenAccounts, openAccounts } from './accounts.ts'
import { startDeskAlerts } from './alerts.ts'
import { openChannelState } from './channel-state.ts'
import type { Config } from './config.ts'
import { openContactDoor } from './contact-door.ts'
import { type DeskCrm, startCrm } from './crm.ts'
import { startDirectorySync } from './directory-sync.ts'
import { handleErrors, refuseAddress } from './error-handler.ts'
import { openContract } from './open-contract.ts'
import { startRooms } from './rooms.ts'
import { addRoutes } from './routes.ts'
import { sealingKeys } from './secret-keys.ts'
import { buildSerializer } from './serialization.ts'
import { validateStrictly } from './validation.ts'
import { viewerOf } from './viewer.ts'
import { startWebhooks } from './webhooks.ts'
import { openWeComTokens } from './wecom-tokens.ts'

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
  readonly crm: DeskCrm
  readonly accounts: Pick<OpenAccounts, 'connectOf' | 'connected'>
  /** Resolves when nothing waits in any room. */
  drain(rounds?: number): Promise<void>
  /** Takes no more requests, finishes what is under way, and closes. */
  stop(): Promise<void>
}

/** Puts the desk together. Everything that is wired is wired here and in the files beside. */
export async function buildDesk({ config, dataDir, databaseUrl, settings, log }: DeskOptions): Promise<Desk> {
  await migrate(databaseUrl)
  const db = openDb({ url: databaseUrl })
  const channels = await loadChannels()
  const sealer = openSealer(await sealingKeys(config.secretKeys, dataDir))
  const tokens = openWeComTokens({ db, sealer })
  const stateOf = (channelId: string) => openChannelState({ db, sealer }, channelId)
  const accounts = await openAccounts({ db, log, channels, settings, tokens, stateOf })
  const rooms = await startRooms({ dataDir, db, databaseUrl, log, accounts, config })
  const sync = startDirectorySync({ db, log, settings, config: config.directory, tokens, onCommitted: rooms.wake })
  const crm = await startCrm({ dataDir, config, settings, db, log, onCommitted: rooms.wake })
  const webhooks = startWebhooks({ config, sealer, db, log, share: rooms.shareOfLate })
  const { onContactChange: onStored } = sync
  const contacts = await openContactDoor({ dataDir, db, log, settings, doors: accounts.doors, onStored })
  const doors = openDoors(contacts.doors, rooms.inbox, log)
  const app = await createApp(config, doors)
  const open = config.login.openContract ? openContract(db) : undefined
  if (open) app.decorate('openActor', open.actor)
  app.decorate('keyHolder', openKeyHolder(db, openRate(config.keyRatePerMinute)))
  const alerts = startDeskAlerts({ db, log, config, settings, tokens, app })
  const wiring = { dataDir, config, db, log, channels, accounts, rooms, settings, tokens, doors, sync, crm, webhooks }
  await addRoutes(app, wiring)
  serveSockets(app.server, {
    sockets: rooms.sockets,
    viewerOf: viewerOf(db, open),
    allowedOrigin: (origin, host) =>
      URL.canParse(origin) && (new URL(origin).host === host || new URL(origin).origin === config.publicBaseUrl),
  })
  return {
    app,
    db,
    crm,
    accounts,
    async drain(rounds) {
      contacts.replay?.poke()
      await contacts.replay?.idle()
      await sync.idle()
      await crm.worker.idle()
      await rooms.drain(rounds)
      await webhooks.drain()
      alerts?.poke()
      await alerts?.idle()
    },
    async stop() {
      rooms.sockets.closeAll(1001, 'restarting')
      rooms.streams.closeAll()
      await closeWithin(app, drainMs)
      await contacts.replay?.stop()
      await sync.stop()
      await crm.worker.stop()
      await alerts?.stop()
      await webhooks.stop()
      await rooms.stop()
      await db.close()
    },
  }
}

/** Requests that are under way at a stop have this long to end. */
const drainMs = 5_000

async function closeWithin(app: App, ms: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), ms)
  await app.close().finally(() => clearTimeout(cut))
}

async function createApp(config: Config, doors: DoorListener): Promise<App> {
  const app: App = Fastify({
    logger: { level: config.logLevel === 'debug' ? 'info' : config.logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: refuseAddress,
    genReqId: () => newId('req'),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: 'idle',
    schemaController: { compilersFactory: { buildSerializer } },
    serverFactory: (handler) =>
      createServer(timeouts, (request, response) => void (doors(request, response) || handler(request, response))),
  })
  validateStrictly(app)
  handleErrors(app)
  app.addSchema(ApiResponse)
  app.addSchema(Detail)
  await app.register(rateLimit, { global: false })
  return app
}

// A file of 20 MB has to come in over a slow line as well.
const timeouts = { headersTimeout: 5_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 }
