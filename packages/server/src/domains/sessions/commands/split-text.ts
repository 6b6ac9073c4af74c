import type { Manifest } from '../../../channels/channel.ts'

/** What one text of a channel may have; a number: of bytes of UTF-8. */
export type TextLimit = number | Pick<Manifest['limits'], 'textBytes' | 'textChars'>

/**
 * Cuts a text into parts that are not over the limit, at a line end or sentence end where there is one in the last
 * half of the part, and never inside a character that is drawn as one.
 */
export function splitText(text: string, limit: TextLimit): string[] {
  const { textBytes: maxBytes, textChars: maxChars = Number.POSITIVE_INFINITY } =
    typeof limit === 'number' ? { textBytes: limit } : limit
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > maxChars || Buffer.byteLength(rest) > maxBytes) {
    const fits = longestPrefix(rest, maxBytes, maxChars)
    const part = fits.slice(0, goodEnd(fits))
    parts.push(part.trimEnd())
    rest = rest.slice(part.length).trimStart()
  }
  return rest ? [...parts, rest] : parts
}

const characters = new Intl.Segmenter()

function longestPrefix(text: string, maxBytes: number, maxChars: number): string {
  let bytes = 0
  let end = 0
  // No part is longer than its bytes; a look beyond them keeps a character that is drawn as one in sight.
  for (const { segment } of characters.segment(text.slice(0, maxBytes + 64))) {
    bytes += Buffer.byteLength(segment)
    if (bytes > maxBytes || end + segment.length > maxChars) break
    end += segment.length
  }
  // One drawn character may be larger than a whole part: then it is cut by code points.
  return text.slice(0, end) || String.fromCodePoint(text.codePointAt(0) ?? 0)
}

function goodEnd(text: string): number {
  for (const ends of ['\n', '。！？!?', '；;，, ']) {
    const at = Math.max(...[...ends].map((end) => text.lastIndexOf(end)))
    if (at >= text.length / 2) return at + 1
  }
  return text.length
}
