import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { demoYunkeAccount, type Standalone, startStandalone } from '@yingda/simulators'

/** `npm run yingda -- sim [--port 8090] [--callback http://…/wecom/callback]`: WeCom, Yunke, Douyin and JD alone, until they are interrupted. */
export async function sim(
  args: readonly string[] = process.argv.slice(3),
  print: (line: string) => void = console.log,
  ended: () => Promise<unknown> = interrupted,
): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string', default: '8090' }, callback: { type: 'string' } },
  })
  const port = Number(values.port)
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    print('--port must be a whole number from 0 to 65535.')
    return false
  }
  const { callback } = values
  if (callback !== undefined && !(URL.canParse(callback) && /^https?:/.test(callback))) {
    print('--callback must be a http(s) URL.')
    return false
  }
  const started = await start({ port, ...(callback !== undefined && { callbackUrl: callback }) })
  if (!started) {
    print(`Port ${port} is already in use: stop what listens there, or choose another with --port.`)
    return false
  }
  const { simulator, environment } = started
  print(`Simulator: ${simulator.url}`)
  print(`Customer:  ${simulator.url}/phone`)
  print(`           ${simulator.url}/phone/douyin  ${simulator.url}/phone/jd`)
  print(`Yunke:     ${demoYunkeAccount.phone}, password ${demoYunkeAccount.password}`)
  print('')
  print('Start a desk with this environment (everybody knows these secrets: they guard a toy):')
  for (const [name, value] of Object.entries(environment)) print(`export ${name}=${value}`)
  await ended()
  await simulator.stop()
  return true
}

async function start(options: Parameters<typeof startStandalone>[0]): Promise<Standalone | undefined> {
  try {
    return await startStandalone(options)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
}

const interrupted = (): Promise<unknown> => Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
