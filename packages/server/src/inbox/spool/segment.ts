import { type FileHandle, open, readFile } from 'node:fs/promises'

/** One file of the spool: a JSON line a row. Written by one process, front to back, and read when it is closed. */
export class Segment {
  readonly path: string
  bytes = 0
  #file: Promise<FileHandle> | undefined
  #written: Promise<unknown> = Promise.resolve()

  constructor(path: string) {
    this.path = path
  }

  /** Resolves after the fsync. */
  append(rows: readonly unknown[]): Promise<void> {
    const written = this.#write(rows)
    this.#written = written.catch(() => {})
    return written
  }

  async #write(rows: readonly unknown[]): Promise<void> {
    this.#file ??= open(this.path, 'ax', 0o600)
    const file = await this.#file
    const lines = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    await file.appendFile(lines)
    await file.datasync()
    this.bytes += lines.length
  }

  /** Waits for what is being written. */
  async close(): Promise<void> {
    await this.#written
    const file = await this.#file?.catch(() => undefined)
    this.#file = undefined
    await file?.close()
  }
}

/** The rows of a closed segment. A last line that is torn was never answered for. */
export async function readSegment<Row>(path: string): Promise<Row[]> {
  const lines = (await readFile(path, 'utf8').catch(emptyIfAbsent)).split('\n')
  return lines.slice(0, -1).flatMap((line) => readLine<Row>(line))
}

function readLine<Row>(line: string): Row[] {
  try {
    return [JSON.parse(line)]
  } catch {
    // @NOTE torn by a write that failed; its rows were refused at the door.
    return []
  }
}

/** Another node that took over the same dead node's files was faster. */
function emptyIfAbsent(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
  throw error
}
