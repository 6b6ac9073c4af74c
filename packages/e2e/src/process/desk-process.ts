import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { deskPidFile } from './scratch.ts'

export interface DeskOptions {
  readonly port: number
  /** Its log goes there too. */
  readonly dataDir: string
  /** On top of PORT, YINGDA_DATA_DIR, PATH and TMPDIR; nothing else of our environment is passed on. */
  readonly env: Readonly<Record<string, string>>
}

/** The desk as its own process, as `npm start` runs it; the same port and data folder at every start. */
export interface DeskProcess {
  readonly url: string
  readonly logFile: string
  /** Resolves when `/readyz` answers 200, with the milliseconds since the spawn, or when it was killed before that. */
  start(): Promise<number | 'killed'>
  /** Resolves when it says that it is ready: at the very first start it fills the demo world after it listens. */
  announced(): Promise<void>
  /** kill -9 of the desk's own process; its PostgreSQL goes on. */
  kill(): Promise<void>
  /** Lets it shut down in order, PostgreSQL too; after that `start` is refused. */
  stop(): Promise<void>
  /** Rejects when the desk ends without having been told to; never resolves. */
  readonly crashed: Promise<never>
}

const repo = fileURLToPath(new URL('../../../../', import.meta.url))
const main = 'scripts/desk.mjs'
const readyWithinMs = 120_000
const stopWithinMs = 30_000

export function deskProcess({ port, dataDir, env }: DeskOptions): DeskProcess {
  const url = `http://127.0.0.1:${port}`
  const logFile = join(dataDir, 'desk.log')
  let reportCrash: (error: Error) => void = () => {}
  const crashed = new Promise<never>((_, reject) => {
    reportCrash = reject
  })
  crashed.catch(() => {})
  let child: ChildProcess | undefined
  let stopped = false

  async function start(): Promise<number | 'killed'> {
    if (stopped) throw new Error('The desk was stopped for good.')
    const sinceMs = performance.now()
    const spawned = launch(logFile, { ...inherited(), ...alone(env), PORT: String(port), YINGDA_DATA_DIR: dataDir })
    child = spawned
    spawned.once('exit', (code, signal) => {
      if (child === spawned) void tail(logFile).then((log) => reportCrash(new Error(ended(code, signal, log))))
    })
    await writeFile(join(dataDir, deskPidFile), String(spawned.pid))
    const ready = await Promise.race([untilReady(url, () => child === spawned), crashed])
    return ready ? performance.now() - sinceMs : 'killed'
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const exit = once(ending, 'exit')
    ending.kill(signal)
    const inTime = await Promise.race([exit, delay(stopWithinMs, 'late', { ref: false })])
    if (inTime !== 'late') return
    ending.kill('SIGKILL')
    await exit
  }

  return {
    url,
    logFile,
    crashed,
    start,
    async announced() {
      while (!(await tail(logFile)).includes('Yingda is ready at')) await Promise.race([delay(50), crashed])
    },
    kill: () => end('SIGKILL'),
    stop: () => {
      stopped = true
      return end('SIGTERM')
    },
  }
}

function launch(logFile: string, env: Record<string, string>): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  try {
    return spawn(process.execPath, [main], { cwd: repo, env, stdio: ['ignore', log, log] })
  } finally {
    closeSync(log)
  }
}

/** Who brings a WeCom brings whatever else is needed: the desk is to play nobody beside it. */
const alone = (env: DeskOptions['env']) => ({ ...(env.WECHAT_API_BASE && { SIMULATOR: 'off' }), ...env })

function inherited(): Record<string, string> {
  const { PATH = '/usr/bin:/bin', TMPDIR } = process.env
  return { PATH, ...(TMPDIR && { TMPDIR }) }
}

async function untilReady(url: string, wanted: () => boolean): Promise<boolean> {
  const deadline = Date.now() + readyWithinMs
  while (wanted()) {
    if (await isReady(url)) return true
    if (Date.now() > deadline) throw new Error(`The desk was not ready within ${readyWithinMs} ms.`)
    await delay(20)
  }
  return false
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    // @NOTE nobody listens yet.
    return false
  }
}

const tail = async (file: string) => (await readFile(file, 'utf8').catch(() => '')).slice(-2_000)

const ended = (code: number | null, signal: string | null, log: string) =>
  `The desk ended by itself (${signal ?? `exit code ${code}`}):\n${log}`
