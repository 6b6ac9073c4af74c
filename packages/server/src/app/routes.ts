import type { TokenStore } from '@yingda/wecom'
import { type Channel, contractTypes, type Settings } from '../channels/channel.ts'
import { agentRoutes, changeMappings, requireAgent } from '../domains/agents/index.ts'
import { alertRoutes } from '../domains/alerts/index.ts'
import { apiKeyRoutes } from '../domains/api-keys/index.ts'
import { auditRoutes } from '../domains/audit/index.ts'
import { botRoutes, judgeUrlBy, lookUpBot } from '../domains/bots/index.ts'
import { cannedReplyRoutes } from '../domains/canned-replies/index.ts'
import { channelAccountRoutes } from '../domains/channel-accounts/index.ts'
import { completionRoutes } from '../domains/completions/index.ts'
import { crmRoutes } from '../domains/crm/index.ts'
import { customerRoutes } from '../domains/customers/index.ts'
import { directoryRoutes } from '../domains/directory/index.ts'
import { doctorRoutes } from '../domains/doctor/index.ts'
import { fileRoutes } from '../domains/files/index.ts'
import { jobRoutes } from '../domains/jobs/index.ts'
import { hasKnowledge, knowledgeRoutes } from '../domains/knowledge/index.ts'
import { monitorRoutes } from '../domains/monitor/index.ts'
import { reportRoutes } from '../domains/reports/index.ts'
import { roleRoutes } from '../domains/roles/index.ts'
import { routingRoutes } from '../domains/routing/index.ts'
import { searchRoutes } from '../domains/search/index.ts'
import { sessionRoutes } from '../domains/sessions/index.ts'
import {
  frameOrigins,
  requireBotAdmin,
  requireBotOwner,
  requireEndUser,
  resolveShare,
  sharingRoutes,
} from '../domains/sharing/index.ts'
import { surveyRoutes } from '../domains/surveys/index.ts'
import { createConverse, visitorRoutes } from '../domains/webchat/index.ts'
import { webhookRoutes } from '../domains/webhooks/index.ts'
import { callbackRoutes, type DoorListener } from '../inbox/index.ts'
import type { Db } from '../platform/db.ts'
import type { App } from '../platform/http.ts'
import type { Log } from '../platform/log.ts'
import { openSealer } from '../platform/sealed.ts'
import type { Worker } from '../platform/worker.ts'
import type { OpenAccounts } from './accounts.ts'
import { usualAlerts } from './alerts.ts'
import { reachOf } from './answering.ts'
import type { Config } from './config.ts'
import type { DeskCrm } from './crm.ts'
import { customersDeps } from './customers.ts'
import { weComDirectory } from './directory.ts'
import { doctorDeps } from './doctor/deps.ts'
import { healthRoutes } from './health.ts'
import { serveOpenApi } from './open-api.ts'
import { mayReadFiles } from './read-files.ts'
import type { Rooms } from './rooms.ts'
import { sealingKeys } from './secret-keys.ts'
import { serveConsole } from './static-files.ts'
import { serveVisitorPage } from './visitor-page.ts'
import { webchatDeps } from './webchat.ts'
import type { DeskWebhooks } from './webhooks.ts'
import { isWeComSet } from './wecom-client.ts'

interface Wiring {
  readonly dataDir: string
  readonly config: Config
  readonly db: Db
  readonly log: Log
  readonly channels: readonly Channel[]
  readonly accounts: OpenAccounts
  readonly rooms: Rooms
  readonly settings: Settings
  readonly tokens: TokenStore
  readonly doors: DoorListener
  readonly sync: Worker
  readonly crm: DeskCrm
  readonly webhooks: DeskWebhooks
}

/** Every route of the desk, by its domain. */
export async function addRoutes(
  app: App,
  { dataDir, config, db, log, channels, accounts, rooms, settings, tokens, doors, sync, crm, webhooks }: Wiring,
): Promise<void> {
  await serveOpenApi(app)
  healthRoutes(app, db, rooms.running)
  await app.register(callbackRoutes(accounts.doors, rooms.inbox, doors, log))
  const directory = weComDirectory(settings, tokens)
  const demo = config.profile === 'demo'
  const loginRatePerMinute = config.login.ratePerMinute
  const sealer = openSealer(await sealingKeys(config.secretKeys, dataDir))
  const { publicBaseUrl } = config
  const signIn = { directory, sealer, publicBaseUrl, loginRatePerMinute, ...config.login }
  await app.register(agentRoutes({ db, log, demo, ...signIn, onCommitted: rooms.wake }))
  const channelTypes = [...new Set([...contractTypes, ...channels.map(({ manifest }) => manifest.contractType)])]
  const { textBytes, fileLimits } = accounts
  const { sessionReadScope: readScope } = config
  await app.register(
    sessionRoutes({
      db,
      readScope,
      channelTypes,
      textBytes,
      fileLimits,
      recallAtRemote: accounts.recall,
      onCommitted: rooms.wake,
    }),
  )
  await app.register(auditRoutes({ db, protect: (scope) => requireAgent(scope, db, 'audit.read') }))
  await app.register(
    roleRoutes({
      db,
      protect: (scope) => requireAgent(scope, db, 'agents.manage'),
      changeMappings: (change) => changeMappings(db, change),
      onCommitted: rooms.wake,
    }),
  )
  await app.register(searchRoutes({ db, readScope, channelTypes }))
  await app.register(surveyRoutes({ db }))
  await app.register(fileRoutes({ db, mayRead: mayReadFiles(db, readScope) }))
  await app.register(cannedReplyRoutes({ db }))
  const profiles = await customersDeps({ dataDir, config, accounts })
  await app.register(customerRoutes({ db, readScope: config.sessionReadScope, ...profiles, onCommitted: rooms.wake }))
  await app.register(directoryRoutes({ db, onAdded: sync.poke }))
  const { phones } = profiles
  await app.register(crmRoutes({ ...crm, db, log, phones, readScope, onAdded: crm.worker.poke }))
  await app.register(alertRoutes({ db, usual: usualAlerts(config), deliverable: isWeComSet(settings) }))
  await app.register(routingRoutes({ db, assignMode: config.assignMode, onCommitted: rooms.wake }))
  const manifests = channels.map(({ manifest }) => manifest)
  const { isOpen, isSetUp, connectOf, connected } = accounts
  await app.register(channelAccountRoutes({ db, log, manifests, isOpen, isSetUp, connectOf, connected, publicBaseUrl }))
  const guards = { db, masterKeyHash: config.masterKeyHash, masterKeyFrom: config.masterKeyFrom }
  const { endUserPasswordMin } = config
  const { tokenTtlSeconds } = config.login
  const staff = { ...signIn, db, log }
  await app.register(
    sharingRoutes({
      ...guards,
      sealer,
      staff,
      endUserPasswordMin,
      tokenTtlSeconds,
      loginRatePerMinute,
      onCommitted: rooms.wake,
    }),
  )
  await app.register(
    botRoutes({
      db,
      sealer,
      answer: rooms.answer,
      judgeUrl: judgeUrlBy(reachOf(config)),
      protect: (scope) => void scope.addHook('onRequest', requireBotAdmin(guards)),
      requireOwner: requireBotOwner(guards),
    }),
  )
  await app.register(
    knowledgeRoutes({
      db,
      protect: (scope) => void scope.addHook('onRequest', requireBotAdmin(guards)),
      onAdded: rooms.imports.poke,
    }),
  )
  const webchat = webchatDeps({ db, log, config, channels, accounts, rooms })
  const { answer, revocations } = rooms
  await app.register(
    completionRoutes({
      ...guards,
      answer,
      lookUp: (botId) => lookUpBot({ db, hasKnowledge }, botId),
      converse: createConverse(webchat),
      revocations,
      publicBaseUrl,
    }),
  )
  await app.register(
    visitorRoutes({
      ...webchat,
      protect: (scope) => void scope.addHook('onRequest', requireEndUser(guards)),
      resolveShare: (shareToken, coming) => resolveShare(db, shareToken, coming),
      watch: rooms.revocations.watch,
      streams: rooms.streams,
      onTyping: rooms.customerTyping,
    }),
  )
  const { reach, onQueued } = webhooks
  await app.register(webhookRoutes({ db, sealer, reach, channelTypes, onQueued }))
  await app.register(apiKeyRoutes({ db }))
  await app.register(jobRoutes({ db }))
  await app.register(monitorRoutes({ db }))
  await app.register(reportRoutes({ db }))
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
  serveVisitorPage(app, { frameOrigins: (shareToken) => frameOrigins(db, shareToken) })
}

function portOf({ server }: App): number | undefined {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : undefined
}
