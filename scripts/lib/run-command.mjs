import { existsSync } from 'node:fs'
import { ensureInstalled } from './install.mjs'
import { giveUp, importTypeScript, inRepo } from './repo.mjs'

/** `npm run yingda -- <command>`; `e2e <name>` runs a program of packages/e2e, which finds its own options in argv. */
export async function runCommand() {
  const [command, name = ''] = process.argv.slice(2)
  if (command !== 'e2e') {
    await ensureInstalled()
    return importTypeScript('packages/server/src/cli/main.ts')
  }
  const program = `packages/e2e/src/${name}/main.ts`
  if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(inRepo(program))) giveUp(`There is no e2e program "${name}".`)
  await ensureInstalled()
  process.argv.splice(2, 2)
  return importTypeScript(program)
}
