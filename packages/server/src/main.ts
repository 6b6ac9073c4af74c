import { buildDesk } from './app/build.ts'
import { configFrom } from './app/config.ts'
import { openDatabase } from './app/database.ts'
import { effectiveSettings } from './app/demo-settings.ts'
import { readEnv } from './app/env.ts'
import { tellAboutFirstAdmin } from './app/first-admin.ts'
import { listen } from './app/listen.ts'
import { prepareDemo } from './app/prepare-demo.ts'
import { announce, exitWith, onSignal } from './app/process.ts'
import { createLog } from './platform/log.ts'

try {
  const config = configFrom(readEnv())
  const log = createLog(config.logLevel)
  const stops: (() => Promise<void>)[] = []
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }
  onSignal(stopAll, log)
  try {
    const database = await openDatabase(config, log)
    stops.push(database.stop)
    const settings = await effectiveSettings(config, database.dataDir)
    const { url: databaseUrl, dataDir } = database
    const desk = await buildDesk({ config, dataDir, databaseUrl, settings, log })
    stops.push(desk.stop)
    const url = await listen(desk, config)
    const demo =
      config.profile === 'demo' ? await prepareDemo({ desk, config, settings, dataDir, log, url }) : undefined
    if (demo) stops.push(demo.stop)
    else await tellAboutFirstAdmin(desk.db, log)
    announce(url, demo)
  } catch (error) {
    await stopAll()
    throw error
  }
} catch (error) {
  exitWith(error)
}
