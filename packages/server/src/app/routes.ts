import { type Channel, contractTypes, type Settings } from '../channels/channel.ts'
import { agentRoutes } from '../domains/agents/index.ts'
import { directoryRoutes } from '../domains/directory/index.ts'
import { doctorRoutes } from '../domains/doctor/index.ts'
import { fileRoutes } from '../domains/files/index.ts'
import { sessionRoutes } from '../domains/sessions/index.ts'
import { callbackRoutes, type DoorListener } from '../inbox/index.ts'
import type { Db } from '../platform/db.ts'
import type { App } from '../platform/http.ts'
import type { Log } from '../platform/log.ts'
import type { Worker } from '../platform/worker.ts'
import type { OpenAccounts } from './accounts.ts'
import type { Config } from './config.ts'
import { weComDirectory } from './directory.ts'
import { doctorDeps } from './doctor/deps.ts'
import { healthRoutes } from './health.ts'
import { serveOpenApi } from './open-api.ts'
import type { Rooms } from './rooms.ts'
import { serveConsole } from './static-files.ts'

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

/** Every route of the desk, by its domain. */
export async function addRoutes(
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
