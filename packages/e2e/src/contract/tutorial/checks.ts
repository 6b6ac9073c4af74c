import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const installed = createRequire(import.meta.url)
const withinMs = 120_000

export interface SuiteResult {
  readonly passed: number
  readonly failed: readonly string[]
}

/** The conformance suites as anybody runs them, over one channel. */
export async function runConformance(folder: string, channelId: string): Promise<SuiteResult> {
  const report = join(folder, 'conformance.json')
  const suites = `export default { test: { root: ${JSON.stringify(folder)}, testTimeout: 30_000, include: ['packages/server/src/channels/conformance*.test.ts'] } }`
  await writeFile(join(folder, 'vitest.config.mjs'), suites)
  const vitest = join(installed.resolve('vitest/package.json'), '../vitest.mjs')
  const args = [vitest, 'run', '--root', folder, '-t', `'${channelId}'`, '--reporter=json', `--outputFile=${report}`]
  const failure = await run(process.execPath, args, { cwd: folder, timeout: withinMs }).then(
    () => undefined,
    (error: Error & { stdout?: string; stderr?: string }) => error,
  )
  const written: Report | undefined = await readFile(report, 'utf8').then(JSON.parse, () => undefined)
  if (!written) throw new Error(`The suites did not run: ${failure?.message}\n${failure?.stdout}\n${failure?.stderr}`)
  const results = written.testResults.flatMap(({ assertionResults, message }) => [
    ...(message ? [{ status: 'failed', fullName: message }] : []),
    ...assertionResults,
  ])
  return {
    passed: results.filter(({ status }) => status === 'passed').length,
    failed: results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  }
}

interface Report {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** What the compiler says of a channel, by the rules of this repository; nothing when it is right. */
export async function typeErrorsOf(folder: string, channelId: string): Promise<string> {
  const config = {
    extends: './tsconfig.json',
    include: [],
    files: ['index.ts', 'testing/conformance.ts'].map((file) => `packages/server/src/channels/${channelId}/${file}`),
  }
  const file = join(folder, 'tsconfig.channel.json')
  await writeFile(file, JSON.stringify(config))
  const compiler = join(installed.resolve('typescript/package.json'), '../bin/tsc')
  return run(process.execPath, [compiler, '-p', file], { cwd: folder, timeout: withinMs }).then(
    () => '',
    (error: Error & { stdout?: string }) => error.stdout || error.message,
  )
}
