import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/**
 * In the repository the package is its TypeScript; an installed package must be JavaScript, because node does not strip
 * types under node_modules. npm packs package.json as it lies there, so the exports are turned over while it packs.
 */
const entries = { '.': 'index', './compat': 'compat' }

const steps = {
  before() {
    rmSync('dist', { recursive: true, force: true })
    execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' })
    writeExports((name) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` }))
  },
  after() {
    writeExports((name) => `./src/${name}.ts`)
  },
}

const step = steps[process.argv[2]]
if (!step) throw new Error('usage: node scripts/pack.mjs before|after')
step()

function writeExports(target) {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  manifest.exports = Object.fromEntries(Object.entries(entries).map(([path, name]) => [path, target(name)]))
  writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`)
}
