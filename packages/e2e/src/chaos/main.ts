import { gitVersion } from './git.ts'
import { type Options, optionsFrom, reproduce } from './options.ts'
import { breachesOf, jsonOf, tableOf } from './report.ts'
import { runSeed } from './run.ts'

/** `npm run chaos`: kill -9 of the desk while WeCom, Douyin and JD deliver; exit code 1 when a threshold is passed. */
async function main(): Promise<number> {
  const options = optionsFrom(process.argv.slice(2))
  const git = await gitVersion()
  let failed = 0
  for (const seed of options.seeds) if (!(await holds(options, seed, git))) failed += 1
  console.log(failed === 0 ? 'chaos: every promise held' : `chaos: ${failed} of ${options.seeds.length} seeds failed`)
  return failed === 0 ? 0 : 1
}

async function holds(options: Options, seed: number, git: string): Promise<boolean> {
  try {
    const run = await runSeed(options, seed)
    const told = { options, seed, git, run }
    console.log(`${tableOf(told)}\n${jsonOf(told)}`)
    if (run.verdict.breaches.length === 0) return true
    console.error(breachesOf(told))
  } catch (error) {
    console.error(error, `\nagain:   ${reproduce(options, seed)}`)
  }
  return false
}

/** `npm run chaos` alone is the kill -9 of the desk; a first word names another way to fail. */
async function suite(args: readonly string[]): Promise<number> {
  if (args[0] === 'postgres') return (await import('./outage/main.ts')).main(args.slice(1))
  if (args[0] === 'kf') return (await import('./kf/main.ts')).main(args.slice(1))
  return main()
}

// Whatever a failed run left waiting must not keep the program.
suite(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
