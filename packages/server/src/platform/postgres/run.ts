import { execFile } from 'node:child_process'

/** A user of the operating system, by number. */
export interface OsUser {
  readonly uid: number
  readonly gid: number
}

export interface RunOptions {
  /** Unset: as ourselves. */
  readonly user?: OsUser | undefined
  readonly timeoutMs?: number
}

export interface RunResult {
  readonly ok: boolean
  /** Both streams, trimmed; what the system said when the program could not even start. */
  readonly output: string
}

// The children get no environment of ours: it holds secrets, and PG* variables would change what they do.
const env = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' }

export function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { user, timeoutMs = 60_000 } = options
  const as = user ? { uid: user.uid, gid: user.gid } : {}
  return new Promise((resolve) => {
    execFile(file, args, { ...as, cwd: '/', env, timeout: timeoutMs }, (error, stdout, stderr) => {
      const output = `${stdout}\n${stderr}`.trim()
      resolve({ ok: !error, output: output || (error?.message ?? '') })
    })
  })
}
