import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Config, configFrom } from '../app/config.ts'
import { effectiveSettings } from '../app/demo-settings.ts'
import { doctorDeps } from '../app/doctor/deps.ts'
import { type Env, readEnv } from '../app/env.ts'
import { loadChannels } from '../channels/load.ts'
import { configurationCheck, type DoctorReport, nodeCheck, reportOf, runDoctor } from '../domains/doctor/index.ts'
import { messageOf } from '../platform/errors.ts'
import { resolveDataDir } from '../platform/postgres/index.ts'
import { type Language, tableOf } from './doctor-table.ts'
import { locateDatabase } from './locate-database.ts'

const cloneDir = fileURLToPath(new URL('../../../../', import.meta.url))

/** `npm run yingda -- doctor [--json] [--lang zh|en]`: looks at everything the desk needs. False when something failed. */
export async function doctor(
  args: readonly string[] = process.argv.slice(3),
  env: Env = readEnv(),
  print: (line: string) => void = console.log,
): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false }, lang: { type: 'string' } },
  })
  const report = await examine(env)
  if (values.json) print(JSON.stringify(report, null, 2))
  else for (const line of tableOf(report, languageOf(env, values.lang))) print(line)
  return report.state !== 'failed'
}

async function examine(env: Env): Promise<DoctorReport> {
  try {
    const config = configFrom(env)
    const { dataDir } = await resolveDataDir({ explicit: config.dataDir, cloneDir })
    return await examineDesk(config, dataDir)
  } catch (error) {
    // Without a configuration or a folder there is nothing else to look at.
    const problems = messageOf(error).split('\n')
    const checks = [configurationCheck({ profile: 'demo', problems }), nodeCheck()]
    return reportOf(checks, { secrets: [], now: Date.now })
  }
}

async function examineDesk(config: Config, dataDir: string): Promise<DoctorReport> {
  const { database, close } = locateDatabase(config, dataDir)
  const settings = await effectiveSettings(config, dataDir)
  const channels = await loadChannels()
  try {
    return await runDoctor(doctorDeps({ config, settings, channels, dataDir, database, port: () => config.port }))
  } finally {
    await close()
  }
}

function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Env, asked: string | undefined): Language {
  return (asked ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? '').startsWith('zh') ? 'zh' : 'en'
}
