import type { Frame } from './frame.ts'
import type { Change } from './reader.ts'
import { encodeOnce } from './shared-frame.ts'
import { goneBy } from './viewer-gone.ts'

/** One change with its frame, on its way to many sockets. */
export interface Told {
  readonly change: Change
  readonly frame: Frame
  /** Its place among all changes that were ever handed out here. */
  readonly ordinal: number
  readonly encode: (text: string) => Buffer
}

/** How much is handed out at a stretch; well below what a socket may hold. */
const sliceChars = 128 * 1024

/** Changes in pieces that are written to each socket at once. One that ends sockets stands alone. */
export function* slicesOf(
  changes: readonly Change[],
  frames: readonly Frame[],
  firstOrdinal: number,
): Generator<readonly Told[] | Change> {
  let slice: Told[] = []
  let chars = 0
  for (const [index, change] of changes.entries()) {
    const frame = frames[index]
    const ends = goneBy(change) !== undefined
    if (frame && !ends) {
      slice.push({ change, frame, ordinal: firstOrdinal + index, encode: encodeOnce() })
      chars += frame.near.length
    }
    if (slice.length > 0 && (ends || chars >= sliceChars)) {
      yield slice
      slice = []
      chars = 0
    }
    if (ends) yield change
  }
  if (slice.length > 0) yield slice
}
