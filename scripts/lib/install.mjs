import { existsSync, readFileSync, rmSync } from 'node:fs'
import { giveUp, inRepo, say } from './repo.mjs'
import { head, runProgram } from './run-program.mjs'
import { hashOf, readStamp, writeStamp } from './stamp.mjs'

const lockFile = inRepo('package-lock.json')
const stampFile = inRepo('node_modules/.yingda-install')
const installedLockFile = inRepo('node_modules/.package-lock.json')

/** Makes node_modules what package-lock.json says, unless it already is. */
export async function ensureInstalled() {
  const stamp = `${hashOf([lockFile])} ${process.platform}-${process.arch}`
  if (readStamp(stampFile) === stamp) return
  if (!installedByHand()) await install()
  writeStamp(stampFile, stamp)
}

async function install() {
  say('Installing packages…')
  for (const proof of [stampFile, installedLockFile]) rmSync(proof, { force: true })
  // Development tools too, whatever NODE_ENV says: the sources are run and the pages are built by them.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { ok, output } = await runNpm(args)
  if (!ok) giveUp('npm ci failed, so Yingda cannot start; npm said:', head(output))
}

function runNpm(args) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('npm-cli.js')) return runProgram(process.execPath, [npm, ...args])
  return runProgram('npm', args)
}

/** True after somebody's own `npm install`: npm writes the inner lock file as its last step. */
function installedByHand() {
  const wanted = packagesIn(lockFile)
  const present = packagesIn(installedLockFile)
  if (!wanted || !present) return false
  const missing = Object.entries(wanted).filter(([path, { version, integrity, optional, link }]) => {
    if (path === '' || !path.includes('node_modules/')) return false
    const found = present[path]
    if (!found) return !optional
    if (!link && !existsSync(inRepo(path, 'package.json'))) return true
    return !link && (found.version !== version || found.integrity !== integrity)
  })
  return missing.length === 0
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    // @NOTE missing or cut off: npm reads it too and has the better words.
    return undefined
  }
}
