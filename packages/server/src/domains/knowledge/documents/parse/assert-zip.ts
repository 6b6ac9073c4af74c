import { inflateRawSync } from 'node:zlib'
import { Unreadable } from './unreadable.ts'

const mostFiles = 5_000
const mostBytes = 100 * 1024 * 1024
const endMark = 0x06054b50
const entryMark = 0x02014b50
const deflated = 8

/**
 * Unpacks every file of an archive once and throws it away, so that a library which trusts the sizes that are written there
 * never meets one that lies. Encrypted, 64-bit and odd archives are not documents.
 * @throws Unreadable
 */
export function assertZip(bytes: Uint8Array): void {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > data.length || data.readUInt32LE(end) !== endMark) throw new Unreadable('unreadable')
  const files = data.readUInt16LE(end + 10)
  if (files > mostFiles) throw new Unreadable('expands_too_far')
  let place = data.readUInt32LE(end + 16)
  let left = mostBytes
  for (let nth = 0; nth < files; nth++) {
    if (place + 46 > data.length || data.readUInt32LE(place) !== entryMark) throw new Unreadable('unreadable')
    left -= unpackedSize(data, place, left)
    place += 46 + data.readUInt16LE(place + 28) + data.readUInt16LE(place + 30) + data.readUInt16LE(place + 32)
  }
}

function unpackedSize(data: Buffer, entry: number, left: number): number {
  const method = data.readUInt16LE(entry + 10)
  const size = data.readUInt32LE(entry + 20)
  const local = data.readUInt32LE(entry + 42)
  if (local + 30 > data.length) throw new Unreadable('unreadable')
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28)
  if (start + size > data.length) throw new Unreadable('unreadable')
  if (method !== deflated) return size
  try {
    return inflateRawSync(data.subarray(start, start + size), { maxOutputLength: Math.max(1, left) }).length
  } catch (error) {
    throw new Unreadable(isTooLarge(error) ? 'expands_too_far' : 'unreadable', { cause: error })
  }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
