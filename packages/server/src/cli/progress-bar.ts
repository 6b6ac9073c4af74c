import type { Run } from '../domains/directory/index.ts'

type Progress = Pick<Run, 'phase' | 'done' | 'total' | 'member'>

export interface ProgressBar {
  show(progress: Progress): void
  end(progress: Progress): void
}

const width = 30

/** One line that grows on a terminal; elsewhere a line for each tenth. */
export function createProgressBar(out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>): ProgressBar {
  let tenth = -1
  return {
    show(progress) {
      if (out.isTTY) {
        out.write(`\r${lineOf(progress)}`)
        return
      }
      const now = Math.floor(shareOf(progress) * 10)
      if (now !== tenth) out.write(`${lineOf(progress)}\n`)
      tenth = now
    },
    end: (progress) => void out.write(`${out.isTTY ? '\r' : ''}${lineOf(progress)}\n`),
  }
}

export function lineOf(progress: Progress): string {
  const filled = Math.round(shareOf(progress) * width)
  const bar = '#'.repeat(filled) + '-'.repeat(width - filled)
  const { phase, done, total, member } = progress
  return `[${bar}] ${phase.padEnd(11)} ${done}/${total || '?'} departments, ${member.total} members`
}

const shareOf = ({ phase, done, total }: Progress): number => {
  if (phase === 'done') return 1
  return phase === 'members' && total > 0 ? Math.min(done / total, 1) : 0
}
