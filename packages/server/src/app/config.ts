import type { Settings } from '../channels/channel.ts'
import type { EmbeddingSettings } from '../domains/knowledge/index.ts'
import { StartError } from '../platform/postgres/index.ts'
import type { MayComeFrom } from './allowed-addresses.ts'
import { type DirectoryConfig, directoryConfigFrom } from './directory-config.ts'
import { embeddingFrom } from './embedding-config.ts'
import type { Env } from './env.ts'
import { masterKeyFrom, masterKeyPlaces } from './master-key.ts'
import { createReader } from './read-values.ts'
import { type SecretKeys, secretKeysFrom } from './secret-keys.ts'
import { type SignInConfig, signInConfigFrom } from './sign-in-config.ts'
import { type YunkeConfig, yunkeConfigFrom } from './yunke-config.ts'

export interface Config {
  readonly profile: 'demo' | 'production'
  readonly host: string
  readonly port: number
  readonly publicBaseUrl: string | undefined
  readonly trustedProxies: readonly string[]
  readonly dataDir: string | undefined
  readonly databaseUrl: string | undefined
  readonly logLevel: string
  readonly simPort: number
  /** Whether the demo plays the remotes of which nobody says where they are. */
  readonly simulator: boolean
  readonly login: SignInConfig
  readonly secretKeys: SecretKeys
  /** Of the key that administers every bot; undefined: there is none. */
  readonly masterKeyHash: Buffer | undefined
  /** Whether it is taken from an address. */
  readonly masterKeyFrom: MayComeFrom
  /** How many characters the password of an end user has at least. */
  readonly endUserPasswordMin: number
  readonly model:
    | { readonly baseUrl: string; readonly apiKey: string; readonly model: string; readonly timeoutMs: number }
    | undefined
  /** Hosts of models in the company's own networks that owners of bots may name. */
  readonly modelHosts: readonly string[]
  /** Hosts in the company's own networks that webhooks may be delivered to. */
  readonly webhookHosts: readonly string[]
  /** How often a key of another program may ask. */
  readonly keyRatePerMinute: number
  /** Where texts become directions of meaning; without it entries are found by their words alone. */
  readonly embedding: EmbeddingSettings | undefined
  readonly directory: DirectoryConfig
  readonly yunke: YunkeConfig
  /** Whether agents accept, or the desk gives out what waits, until somebody chooses. */
  readonly assignMode: 'manual' | 'auto'
  /** How long after the end a customer who writes goes on with the same session; 0: not at all. */
  readonly reopenWindowMinutes: number
  /** Whose sessions an agent reads: everybody's, or their own and those that wait. */
  readonly sessionReadScope: 'all' | 'own'
  /** What channels read by the names their manifests declare. */
  readonly settings: Settings
}

const loopback = ['127.0.0.1', 'localhost', '::1']
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Checks the whole environment and throws one error that names every problem. Values of secrets are never in it. */
export function configFrom(env: Env): Config {
  const read = createReader(env)
  const profile = read.oneOf('YINGDA_PROFILE', ['demo', 'production'], 'demo')
  const demo = profile === 'demo'
  const host = env.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0')
  if (demo && !loopback.includes(host)) {
    read.problem(
      `HOST=${host} is not this machine alone: the demo profile accepts anyone, so it only listens on 127.0.0.1.`,
    )
  }
  const config: Config = {
    profile,
    host,
    port: read.integer('PORT', 8080, { min: 0, max: 65_535 }),
    publicBaseUrl: read.origin('PUBLIC_BASE_URL'),
    trustedProxies: (env.TRUSTED_PROXIES ?? '')
      .split(',')
      .map((s) => s.trim())
      .filter(Boolean),
    dataDir: env.YINGDA_DATA_DIR,
    databaseUrl: read.postgresUrl('DATABASE_URL'),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, demo ? 'warn' : 'info'),
    simPort: read.integer('SIM_PORT', 8090, { min: 0, max: 65_535 }),
    simulator: read.oneOf('SIMULATOR', ['on', 'off'], 'on') === 'on',
    login: signInConfigFrom(env, read, demo),
    secretKeys: secretKeysFrom(env, read, demo),
    masterKeyHash: masterKeyFrom(env, read, demo),
    masterKeyFrom: masterKeyPlaces(env, read),
    endUserPasswordMin: read.integer('END_USER_PASSWORD_MIN', demo ? 1 : 8, { min: 1, max: 128 }),
    model: modelFrom(env, read),
    embedding: embeddingFrom(env, read),
    modelHosts: hostsIn(env.LLM_PRIVATE_HOSTS),
    webhookHosts: hostsIn(env.WEBHOOK_PRIVATE_HOSTS),
    keyRatePerMinute: read.perMinute('API_KEY_RATE', 600),
    directory: directoryConfigFrom(env, read),
    yunke: yunkeConfigFrom(env, read, demo),
    assignMode: read.oneOf('ASSIGN_MODE', ['manual', 'auto'], 'manual'),
    reopenWindowMinutes: read.integer('REOPEN_WINDOW_MINUTES', 30, { min: 0, max: 10_080 }),
    sessionReadScope: read.oneOf('SESSION_READ_SCOPE', ['all', 'own'], 'all'),
    settings: Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  }
  if (read.problems.length > 0) throw new StartError('bad_configuration', read.problems.join('\n'))
  return config
}

const hostsIn = (list = ''): string[] => list.split(',').flatMap((host) => host.trim().toLowerCase() || [])

function modelFrom(env: Env, read: ReturnType<typeof createReader>): Config['model'] {
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey = '', LLM_MODEL: model } = env
  if (!baseUrl) return undefined
  if (!URL.canParse(baseUrl)) read.problem('LLM_BASE_URL is not a URL.')
  if (!model) read.problem('LLM_MODEL is not set, but LLM_BASE_URL is.')
  const timeoutMs = read.integer('LLM_TIMEOUT_SECONDS', 30, { min: 1, max: 600 }) * 1_000
  return { baseUrl, apiKey, model: model ?? '', timeoutMs }
}
