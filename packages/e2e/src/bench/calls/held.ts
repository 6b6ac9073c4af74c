import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const everyMs = 500

/** From now on garbage is collected twice a second, and what is left is looked at. */
export function watchHeld(): { most(): number } {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  let most = 0
  const look = () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    most = Math.max(most, heapUsed + external)
  }
  look()
  setInterval(look, everyMs).unref()
  return { most: () => most }
}
