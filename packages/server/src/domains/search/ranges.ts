import { normal } from './normal.ts'

/** A part of a text, in UTF-16 units: `start` is in it, `end` is not. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Where the words stand in a text, in its order and without overlaps; undefined when one of them does not. */
export function rangesOf(text: string, words: readonly (readonly string[])[]): Range[] | undefined {
  const written = normal(text)
  const found: Range[] = []
  for (const word of words) {
    const places = placesOf(written.characters, written.apart, word)
    if (places.length === 0) return undefined
    for (const at of places) {
      const [start, end] = [written.starts[at], written.ends[at + word.length - 1]]
      if (start !== undefined && end !== undefined) found.push({ start, end })
    }
  }
  return joined(found)
}

/** A word is never found across white space. */
function placesOf(characters: readonly string[], apart: readonly boolean[], word: readonly string[]): number[] {
  const places: number[] = []
  for (let at = 0; at + word.length <= characters.length; at++) {
    if (word.every((character, i) => characters[at + i] === character && (i === 0 || !apart[at + i]))) places.push(at)
  }
  return places
}

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1)
    if (!last || range.start > last.end) result.push(range)
    else if (range.end > last.end) result[result.length - 1] = { start: last.start, end: range.end }
  }
  return result
}
