import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { giveUp, inRepo, say } from './repo.mjs'
import { runTool, tail } from './run-program.mjs'
import { hashOf, readStamp, writeStamp } from './stamp.mjs'

const web = inRepo('packages/web')
const domains = inRepo('packages/server/src/domains')
const stampFile = inRepo('packages/web/dist/.yingda-build')

/** Builds the pages when their sources, the server's contracts or the packages have changed. */
export async function ensureWebBuilt() {
  if (!existsSync(`${web}/vite.config.ts`)) return
  const stamp = hashOf([web, ...contracts(), inRepo('package-lock.json')], isNoSource)
  if (readStamp(stampFile) === stamp) return
  say('Building the pages…')
  const { ok, output } = await runTool('vite', ['build', '--logLevel', 'warn'], { cwd: web })
  if (!ok) giveUp('The pages could not be built; vite said:', tail(output))
  writeStamp(stampFile, stamp)
}

const contracts = () =>
  existsSync(domains) ? readdirSync(domains).map((domain) => `${domains}/${domain}/contract.ts`) : []

const isNoSource = (path) => ['dist', 'node_modules'].includes(basename(path)) || /[.]test[.]tsx?$/.test(path)
