import { readFile } from 'node:fs/promises'
import { run } from './run.ts'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The command line of a process; `''` when there is none or it is only waiting to be reaped. */
export async function commandLine(pid: number): Promise<string> {
  if (!isAlive(pid)) return ''
  if (process.platform !== 'linux') return (await run('ps', ['-o', 'command=', '-p', String(pid)])).output
  const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return raw.replaceAll('\0', ' ')
}
