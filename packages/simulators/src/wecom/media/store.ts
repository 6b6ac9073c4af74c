import { randomBytes } from 'node:crypto'

export const mediaTypes = ['image', 'voice', 'video', 'file'] as const
export type MediaType = (typeof mediaTypes)[number]

export interface Media {
  readonly mediaId: string
  readonly type: MediaType
  readonly filename: string
  readonly contentType: string
  readonly bytes: Buffer
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

const lifeMs = 3 * 24 * 3_600_000
const keptBytes = 256 * 1_048_576

/** Temporary media: an id opens a file for 3 days. Above 256 MB the oldest make room. */
export class MediaStore {
  readonly #now: () => number
  readonly #byId = new Map<string, Media>()
  #bytes = 0

  constructor(now: () => number) {
    this.#now = now
  }

  add(file: Pick<Media, 'type' | 'filename' | 'contentType' | 'bytes'>): Media {
    const media = { mediaId: `3${randomBytes(32).toString('base64url')}`, createdAt: this.#now(), ...file }
    this.#byId.set(media.mediaId, media)
    this.#bytes += media.bytes.length
    for (const oldest of this.#byId.values()) {
      if (this.#bytes <= keptBytes) break
      this.remove(oldest.mediaId)
    }
    return media
  }

  /** `undefined` when there is none, or none any more. */
  find(mediaId: string): Media | undefined {
    const media = this.#byId.get(mediaId)
    return media && this.#now() - media.createdAt < lifeMs ? media : undefined
  }

  /** A media id that vanishes before its time. */
  remove(mediaId: string): boolean {
    const media = this.#byId.get(mediaId)
    if (media === undefined) return false
    this.#bytes -= media.bytes.length
    return this.#byId.delete(mediaId)
  }

  clear(): void {
    this.#byId.clear()
    this.#bytes = 0
  }
}
