import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Systems take ports for outgoing connections from 32768 (Linux) or 49152 up. */
const first = 20_000
const count = 10_000

/**
 * A free port that stays free while the program that listens there is down: outside the range of outgoing connections
 * nobody else is given it, and a caller cannot connect to itself.
 */
export async function stablePort(): Promise<number> {
  for (;;) {
    const port = first + randomInt(count)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
