import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cwd = new URL('.', import.meta.url)

/** The short hash of what is being tested, with a + when the sources differ from it. */
export async function gitVersion(): Promise<string> {
  try {
    const { stdout: hash } = await run('git', ['rev-parse', '--short', 'HEAD'], { cwd })
    const { stdout: changes } = await run('git', ['status', '--porcelain'], { cwd })
    return hash.trim() + (changes.trim() ? '+' : '')
  } catch {
    // @NOTE an unpacked archive has no history.
    return 'unknown'
  }
}
