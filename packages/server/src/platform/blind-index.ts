import { createHmac, hkdfSync } from 'node:crypto'

/** Finds a sealed text by what it says: a keyed hash of it, worth nothing to whoever has only the database. */
export interface BlindIndex {
  /** What is stored beside the sealed text. */
  of(text: string): Buffer
  /** What it may be stored under: by the key of now and by former ones. */
  all(text: string): readonly Buffer[]
}

/** @param purpose what is found by it; the same text has another hash for each */
export function openBlindIndex([first, ...former]: readonly [string, ...string[]], purpose: string): BlindIndex {
  const hasher = (secret: string) => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', `yingda blind index ${purpose}`, 32))
    return (text: string) => createHmac('sha256', key).update(text).digest()
  }
  const [current, others] = [hasher(first), former.map(hasher)]
  return { of: current, all: (text) => [current, ...others].map((hash) => hash(text)) }
}
