import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { onTestFinished, vi } from 'vitest'
import { createLog } from '../../log.ts'
import { startPostgres } from '../index.ts'
import { commandLine } from '../process-alive.ts'

export const log = createLog('silent')

type AtEnd = (cleanUp: () => Promise<void>) => void

/** A folder that is gone after the test, together with any server that still works on it. */
export async function scratchFolder(atEnd: AtEnd = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yingda-postgres-'))
  await chmod(folder, 0o711)
  atEnd(async () => {
    const pid = await postmasterPid(folder)
    if (pid && (await isServer(pid))) {
      process.kill(pid, 'SIGQUIT')
      await gone(pid)
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  return folder
}

export async function postmasterPid(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '')
  return Number(text.split('\n')[0]) || undefined
}

export const isServer = async (pid: number) => (await commandLine(pid)).includes('postgres')

export const gone = (pid: number) =>
  vi.waitFor(
    async () => {
      if (await isServer(pid)) throw new Error(`Server ${pid} is still there.`)
    },
    { timeout: 10_000, interval: 20 },
  )

export async function start(dataDir: string, atEnd: AtEnd = onTestFinished) {
  const running = await startPostgres({ dataDir, log })
  atEnd(() => running.stop())
  return running
}

/** The same start in a process of its own, which can be killed. */
export function startElsewhere(dataDir: string): ChildProcess {
  const program = fileURLToPath(new URL('keep-running.ts', import.meta.url))
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The child has no output to read.')
  for await (const line of createInterface(child.stdout)) return line
  throw new Error('The child ended without a word.')
}

export async function killNow(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
