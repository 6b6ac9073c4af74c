import { BASE_URL, createClient, type HttpClient, YunkeLimiter } from '@yingda/yunke'
import type { Settings } from '../channels/channel.ts'
import { type Crm, openCrm, startCallSchedule, startCallSync } from '../domains/crm/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { createOutbound, type Outbound } from '../platform/outbound/index.ts'
import type { Worker } from '../platform/worker.ts'
import type { Config } from './config.ts'
import { sealingKeys } from './secret-keys.ts'
import type { YunkeConfig } from './yunke-config.ts'

interface CrmDeps {
  readonly dataDir: string
  readonly config: Pick<Config, 'secretKeys' | 'yunke'>
  /** The demo's name its simulator. */
  readonly settings: Settings
  readonly db: Db
  readonly log: Log
  readonly onCommitted: () => void
}

export interface DeskCrm extends Crm {
  readonly defaultDomain: string
  readonly fetchRecording: Outbound
  readonly worker: Worker
}

/** Calls of Yunke: the client with its limits, the sync and its nightly turn, and the guard of recordings. */
export async function startCrm({ dataDir, config, settings, db, log, onCommitted }: CrmDeps): Promise<DeskCrm> {
  const defaultDomain = config.yunke.defaultDomain ?? settings.YUNKE_DEFAULT_DOMAIN
  const yunke = { ...config.yunke, defaultDomain }
  const client = clientOf(yunke, log)
  const crm = openCrm({ db, log, keys: await sealingKeys(config.secretKeys, dataDir), client })
  const sync = startCallSync({ db, log, secrets: crm.calls, open: crm.open, onCommitted })
  const { syncAt } = yunke
  const schedule = syncAt && startCallSchedule({ db, log, at: syncAt, onAdded: sync.poke })
  return {
    ...crm,
    defaultDomain: defaultDomain ?? BASE_URL,
    fetchRecording: createOutbound(recordingRules(yunke)),
    worker: {
      poke: sync.poke,
      idle: sync.idle,
      async stop() {
        await schedule?.stop()
        await sync.stop()
        await client.close()
      },
    },
  }
}

const clientOf = ({ defaultDomain, caFile, insecureHosts, requestsPerSecond }: YunkeConfig, log: Log): HttpClient =>
  createClient({
    caFile,
    insecureHosts,
    allowedHosts: hostsOf(defaultDomain),
    limiter: new YunkeLimiter({ requestsPerSecond, inFlight: 2 }),
    log,
  })

/** Yunke on this machine, as in the demo, has its companies on ports of their own. */
function hostsOf(defaultDomain: string | undefined): readonly string[] {
  if (defaultDomain === undefined) return []
  const { protocol, hostname, origin } = new URL(defaultDomain)
  return [protocol === 'http:' && isThisMachine(hostname) ? `${protocol}//${hostname}:*` : origin]
}

const isThisMachine = (hostname: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)

/** Where Yunke is known to keep recordings. */
const storageHosts = [
  'yunke-pcfile.oss-cn-beijing.aliyuncs.com',
  'yunke-sip-call.oss-cn-beijing.aliyuncs.com',
  '*.yunkecn.com',
]
/** An hour of speech, as large as telephones make it. */
const maxBytes = 100 * 1024 * 1024
const timeoutMs = 60_000

/** Yunke on this machine, as in the demo, keeps its recordings here too; nothing else of this machine is asked. */
export function recordingRules({ defaultDomain }: Pick<YunkeConfig, 'defaultDomain'>) {
  const own = defaultDomain === undefined ? undefined : new URL(defaultDomain)
  const isHere = own !== undefined && isThisMachine(own.hostname)
  return {
    allowHosts: [...storageHosts, ...(own ? [own.hostname.replaceAll(/^\[|\]$/g, '')] : [])],
    httpsOnly: !isHere,
    allowLoopback: isHere,
    maxBytes,
    timeoutMs,
  }
}
