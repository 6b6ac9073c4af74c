import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** CPU time (ms) that a process and its living children have used. Linux; undefined elsewhere. */
export function cpuMsOf(pid: number): number | undefined {
  try {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((other) => parentOf(other) === pid)
    return [pid, ...children].reduce((sum, one) => sum + ticksOf(one), 0) * (1_000 / ticksPerSecond)
  } catch {
    // @NOTE no /proc: the figure is left out.
    return undefined
  }
}

const statOf = (pid: number): string[] => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    // @NOTE it has ended since it was listed.
    return []
  }
}

const parentOf = (pid: number) => Number(statOf(pid)[1])

/** utime + stime, and those of children that have ended. */
const ticksOf = (pid: number) => [11, 12, 13, 14].reduce((sum, field) => sum + Number(statOf(pid)[field] ?? 0), 0)
