import { type FileHandle, open } from 'node:fs/promises'

/** What the outside world did and saw, line by line, to be compared with what the product stored. */
export interface Ledger<Line extends object> {
  write(line: Line): void
  /** Resolves when every line written so far is on the disk. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** Appends lines of JSON; one write and one fsync serve all lines that came while the previous one was under way. */
export async function openLedger<Line extends object>(file: string | undefined): Promise<Ledger<Line>> {
  return file === undefined ? nowhere : new FileLedger(await open(file, 'a'))
}

const nowhere: Ledger<object> = { write() {}, flush: async () => {}, close: async () => {} }

class FileLedger implements Ledger<object> {
  readonly #file: FileHandle
  #lines: string[] = []
  #writing: Promise<void> | undefined
  #failure: Error | undefined

  constructor(file: FileHandle) {
    this.#file = file
  }

  write(line: object): void {
    this.#lines.push(`${JSON.stringify(line)}\n`)
    void this.#start()
  }

  async flush(): Promise<void> {
    await this.#start()
    if (this.#failure) throw this.#failure
  }

  async close(): Promise<void> {
    try {
      await this.flush()
    } finally {
      await this.#file.close()
    }
  }

  #start(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  /** Never rejects: a ledger with a hole is reported by `flush`, while the simulator goes on. */
  async #writeAll(): Promise<void> {
    try {
      while (this.#lines.length > 0) {
        const batch = this.#lines.join('')
        this.#lines = []
        await this.#file.appendFile(batch)
        await this.#file.datasync()
      }
    } catch (cause) {
      this.#failure ??= new Error('The ledger could not be written completely.', { cause })
    }
  }
}
