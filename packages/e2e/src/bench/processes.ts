import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Started {
  readonly pid: number
  /** The next line it prints that fits. */
  line(fits: RegExp): Promise<string>
  say(text: string): void
  stop(): Promise<void>
}

const living = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL')
})

/** Two cores at least, and a tool to pin with: the server gets one of its own, as in the raw figures. */
const canPin = existsSync('/usr/bin/taskset')

const loaderOf = ({ pathname }: URL) => (pathname.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [])

/** Starts a file of ours in a process of its own. */
export function startFile(
  file: URL,
  args: readonly string[],
  env: Record<string, string> = {},
  core?: number,
): Started {
  const command = [process.execPath, ...loaderOf(file), fileURLToPath(file), ...args]
  const [program = '', ...rest] =
    core !== undefined && canPin ? ['/usr/bin/taskset', '-c', String(core), ...command] : command
  const child = spawn(program, rest, { env: { PATH: '/usr/bin:/bin', ...env }, stdio: ['pipe', 'pipe', 'inherit'] })
  living.add(child)
  child.once('exit', () => living.delete(child))
  const lines: string[] = []
  const waiting: { fits: RegExp; resolve: (line: string) => void; reject: (error: Error) => void }[] = []
  child.once('exit', (code) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${fileURLToPath(file)} ended with ${code}`))
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    const index = waiting.findIndex(({ fits }) => fits.test(line))
    if (index < 0) lines.push(line)
    else waiting.splice(index, 1)[0]?.resolve(line)
  })
  return {
    pid: child.pid ?? 0,
    line(fits) {
      const index = lines.findIndex((line) => fits.test(line))
      const [known] = index < 0 ? [] : lines.splice(index, 1)
      if (known !== undefined) return Promise.resolve(known)
      return new Promise((resolve, reject) => waiting.push({ fits, resolve, reject }))
    },
    say: (text) => void child.stdin.write(text),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
