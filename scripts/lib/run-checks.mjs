import { ensureInstalled } from './install.mjs'
import { say } from './repo.mjs'
import { runTool } from './run-program.mjs'

const checks = {
  'format and lint': ['biome', ['check', '.']],
  types: ['tsc', ['-p', 'tsconfig.json', '--noEmit']],
  layers: ['depcruise', ['packages', '--config', 'layers.cjs']],
  'unused code': ['knip', ['--no-progress']],
}

/** `npm run check`. */
export async function runChecks() {
  await ensureInstalled()
  const { failed } = await checkAll()
  if (failed > 0) process.exitCode = 1
}

/** Runs every check, says each verdict, and what a tool said only where it complains. */
export async function checkAll() {
  const verdicts = await Promise.all(
    Object.entries(checks).map(async ([name, [tool, args]]) => {
      const { ok, output } = await runTool(tool, args)
      say(`check ${name}: ${ok ? 'ok' : `failed\n${output}\n`}`)
      return ok
    }),
  )
  return { passed: verdicts.filter((ok) => ok).length, failed: verdicts.filter((ok) => !ok).length }
}
