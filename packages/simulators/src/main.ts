import { neighbourhoodOf } from './beside.ts'
import { parseNeighbours } from './beside-options.ts'
import { parseOptions } from './main-options.ts'
import { createWeComSimulator, type WeComSimulator } from './wecom/simulator.ts'

/** Process entry: WeCom in `YINGDA_SIM`, who lives beside it in `YINGDA_SIM_BESIDE`; one line of JSON on stdout when it listens. */
async function main(): Promise<void> {
  const options = parseOptions(process.env.YINGDA_SIM ?? '')
  const neighbours = neighbourhoodOf(parseNeighbours(process.env.YINGDA_SIM_BESIDE ?? ''), options.port)
  const simulator = createWeComSimulator({ ...options, beside: neighbours.all })
  await simulator.start()
  const stop = stopOnce(simulator)
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (process.env.YINGDA_SIM_TIED === '1') exitWithParent(stop)
  announce(simulator)
}

/** The parent holds our stdin open; it closes however the parent ends, also by SIGKILL. */
function exitWithParent(stop: () => void): void {
  process.stdin.once('end', stop).once('close', stop).once('error', stop)
  process.stdin.resume()
}

function stopOnce(simulator: WeComSimulator): () => void {
  let stopping = false
  return () => {
    if (stopping) return
    stopping = true
    simulator.stop().then(() => process.exit(0), fail)
  }
}

function announce({ url }: WeComSimulator): void {
  process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`)
}

function fail(error: unknown): never {
  process.stderr.write(`${sentence(error)}\n`)
  process.exit(1)
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return 'The simulator could not start.'
  if ('code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? ` ${error.port}` : ''
    return `The simulator's port${port} is already in use; stop what listens there or choose another port.`
  }
  return `The simulator could not start: ${error.message}`
}

main().catch(fail)
