import { fileURLToPath } from 'node:url'
import { WeComClient } from '@yingda/wecom'
import pg from 'pg'
import { type Config, configFrom } from '../app/config.ts'
import { readEnv } from '../app/env.ts'
import { messageOf } from '../platform/errors.ts'
import { resolveDataDir } from '../platform/postgres/index.ts'

interface Check {
  readonly name: string
  /** What was found; throws with what to do. */
  readonly look: (config: Config) => Promise<string>
}

const cloneDir = fileURLToPath(new URL('../../../../', import.meta.url))

const checks: readonly Check[] = [
  { name: 'data folder', look: async ({ dataDir }) => (await resolveDataDir({ explicit: dataDir, cloneDir })).dataDir },
  {
    name: 'database',
    look: async ({ databaseUrl }) => (databaseUrl ? probe(databaseUrl) : 'embedded, starts with the desk'),
  },
  { name: 'WeCom token', look: weComToken },
]

/** Looks at what the desk needs before it starts, and says of each failure what it is. */
export async function doctor(): Promise<boolean> {
  let config: Config
  try {
    config = configFrom(readEnv())
    console.log(`ok      configuration: profile ${config.profile}, Node ${process.version}`)
  } catch (error) {
    console.log(`failed  configuration: ${messageOf(error)}`)
    return false
  }
  let well = true
  for (const { name, look } of checks) {
    try {
      console.log(`ok      ${name}: ${await look(config)}`)
    } catch (error) {
      well = false
      console.log(`failed  ${name}: ${messageOf(error)}`)
    }
  }
  return well
}

async function probe(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version")
    return `PostgreSQL ${rows[0]?.version}`
  } finally {
    await client.end().catch(() => {})
  }
}

async function weComToken({ settings }: Config): Promise<string> {
  const { WECHAT_CORP_ID: corpId, WECHAT_SECRET: secret, WECHAT_API_BASE: apiBase } = settings
  if (!corpId || !secret) return 'not configured, the demo uses its simulator'
  const client = new WeComClient({ corpId, secret, timeoutMs: 10_000, ...(apiBase && { apiBase }) })
  await client.token.getAccessToken()
  return 'given'
}
