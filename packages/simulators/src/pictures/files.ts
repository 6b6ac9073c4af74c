import { randomBytes } from 'node:crypto'

export interface StoredFile {
  readonly id: string
  readonly contentType: string
  readonly bytes: Buffer
}

const keptBytes = 128 * 1_048_576

/** Files by id. Above 128 MB the oldest make room. */
export class Files {
  readonly #byId = new Map<string, StoredFile>()
  #bytes = 0

  add(contentType: string, bytes: Buffer): StoredFile {
    const file = { id: randomBytes(16).toString('hex'), contentType, bytes }
    this.#byId.set(file.id, file)
    this.#bytes += bytes.length
    for (const oldest of this.#byId.values()) {
      if (this.#bytes <= keptBytes) break
      this.#bytes -= oldest.bytes.length
      this.#byId.delete(oldest.id)
    }
    return file
  }

  find(id: string): StoredFile | undefined {
    return this.#byId.get(id)
  }

  clear(): void {
    this.#byId.clear()
    this.#bytes = 0
  }
}
