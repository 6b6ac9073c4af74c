import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { inRepo, say } from './repo.mjs'
import { checkAll } from './run-checks.mjs'
import { runProgram, runTool } from './run-program.mjs'
import { provideTools } from './test-tools.mjs'

const smokes = [['chaos'], ['chaos', 'postgres'], ['chaos', 'kf'], ['bench']]

/** `npm test`: the checks, every test, the smoke runs. With arguments: vitest alone, which gets them. */
export async function runTests(vitestArgs) {
  await ensureInstalled()
  await ensureWebBuilt()
  const tools = await provideTools()
  const everything = vitestArgs.length === 0
  const parts = [missingInCi(tools.missing), everything ? await checkAll() : {}, await runVitest(vitestArgs, tools)]
  if (everything) for (const smoke of smokes) parts.push(await runSmoke(smoke, tools))
  conclude(parts, tools.missing)
}

function missingInCi(missing) {
  if (process.env.CI !== 'true' || missing.length === 0) return {}
  say(`CI needs ${missing.join(', ')}, which could not be installed.`)
  return { failed: missing.length }
}

async function runVitest(args, tools) {
  const folder = mkdtempSync(join(tmpdir(), 'yingda-counts-'))
  const file = join(folder, 'counts.json')
  const reporters = ['--reporter=default', `--reporter=${inRepo('scripts/lib/count-reporter.mjs')}`]
  const env = { ...process.env, ...tools.env, YINGDA_COUNTS: file }
  const { ok } = await runTool('vitest', ['run', ...reporters, ...args], { show: true, env })
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { failed: 0 }
  rmSync(folder, { recursive: true })
  if (!ok && counts.failed === 0) counts.failed = 1
  return counts
}

/** A short run of a program of packages/e2e; counts as one test. */
async function runSmoke([name, ...more], tools) {
  if (!existsSync(inRepo('packages/e2e/src', name, 'main.ts'))) return {}
  say(`e2e ${[name, ...more].join(' ')} --smoke`)
  const env = { ...process.env, ...tools.env }
  const args = [inRepo('scripts/yingda.mjs'), 'e2e', name, ...more, '--smoke']
  const { ok } = await runProgram(process.execPath, args, { show: true, env })
  return ok ? { passed: 1 } : { failed: 1 }
}

/** Says the counts; the last line is for programs too. */
function conclude(parts, missing) {
  const sum = (pick) => parts.reduce((total, part) => total + (pick(part) ?? 0), 0)
  const withoutReason = missing.length > 0 ? `${missing.join(', ')} not installed` : 'marked in the test'
  let skipped = 0
  for (const [reason, count] of parts.flatMap((part) => Object.entries(part.skipped ?? {}))) {
    say(`skipped: ${count} (${reason || withoutReason})`)
    skipped += count
  }
  const passed = sum((part) => part.passed)
  const failed = sum((part) => part.failed)
  say(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exitCode = failed > 0 ? 1 : 0
}
