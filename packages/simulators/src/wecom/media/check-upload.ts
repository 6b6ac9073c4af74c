import { demand } from '../errors.ts'
import type { MediaType } from './store.ts'

const mebibyte = 1_048_576
const bytesMin = 6

interface Limit {
  readonly bytesMax: number
  readonly tooBig: number
  /** What the file must begin with, and what is answered when it does not. */
  readonly looksRight: (bytes: Buffer) => boolean
  readonly wrongKind: number
}

const limits: { readonly [Type in MediaType]: Limit } = {
  image: { bytesMax: 10 * mebibyte, tooBig: 40009, looksRight: isImage, wrongKind: 40123 },
  voice: { bytesMax: 2 * mebibyte, tooBig: 40006, looksRight: isAmr, wrongKind: 40004 },
  video: { bytesMax: 10 * mebibyte, tooBig: 40011, looksRight: isMp4, wrongKind: 40004 },
  file: { bytesMax: 20 * mebibyte, tooBig: 45001, looksRight: () => true, wrongKind: 40004 },
}

/** The size and kind rules of `media/upload` (path/90253). */
export function checkUpload(type: MediaType, bytes: Buffer): void {
  const { bytesMax, tooBig, looksRight, wrongKind } = limits[type]
  demand(bytes.length >= bytesMin, 44001)
  demand(bytes.length <= bytesMax, tooBig)
  demand(looksRight(bytes), wrongKind)
}

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))
}

function isImage(bytes: Buffer): boolean {
  return isPng(bytes) || bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))
}

function isAmr(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 5) === '#!AMR'
}

function isMp4(bytes: Buffer): boolean {
  return bytes.toString('latin1', 4, 8) === 'ftyp'
}
