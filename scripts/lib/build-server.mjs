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
 * Runs the server in this process, out of one file made of its sources: loading a thousand modules one by one takes Node
 * seconds, at every start (docs/adr/0010). Where that file cannot be written, the sources themselves are run.
 */
export async function importServer() {
  process.setSourceMapsEnabled(true)
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
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [othersOutside, ownAddress],
  })
  await rename(own, built)
  writeStamp(stampFile, stamp)
  return true
}

const isNoSource = (path) => path.endsWith('.test.ts')

/** Packages of this repository are TypeScript, and go in; everything else stays where it is installed. */
const othersOutside = {
  name: 'others outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) => (path.startsWith('@yingda/') ? undefined : { path, external: true }))
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
