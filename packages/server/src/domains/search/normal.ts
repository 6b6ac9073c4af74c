/** A text as it is compared: characters without case, width and white space, each with its place in what was written. */
export interface Normal {
  readonly characters: readonly string[]
  /** Of each character, in UTF-16 units of the text as it was written. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Whether white space stands before it. */
  readonly apart: readonly boolean[]
}

/** A full-width `ＶＰＮ`, a `vpn` and a `VPN` are one. Marks stay with what they stand on. */
export function normal(text: string): Normal {
  const found = { characters: [] as string[], starts: [] as number[], ends: [] as number[], apart: [] as boolean[] }
  let apart = true
  let end = 0
  for (const written of text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const start = end
    end += written.length
    for (const character of compared(written)) {
      if (/\s/u.test(character)) {
        apart = true
        continue
      }
      found.characters.push(character)
      found.starts.push(start)
      found.ends.push(end)
      found.apart.push(apart)
      apart = false
    }
  }
  return found
}

/** A page of hits has thousands of characters, and few different ones. */
const known = new Map<string, string>()
const mostKnown = 20_000
/** In UTF-16 units. A customer may pile any number of marks on a character, and those are not kept. */
const longestKnown = 2

function compared(written: string): string {
  const before = known.get(written)
  if (before !== undefined) return before
  const result = written.normalize('NFKC').toLowerCase()
  if (written.length > longestKnown) return result
  if (known.size >= mostKnown) known.clear()
  known.set(written, result)
  return result
}

/** The words of a text: what stands between white space, in characters. */
export function wordsOf({ characters, apart }: Pick<Normal, 'characters' | 'apart'>): string[][] {
  const words: string[][] = []
  for (const [at, character] of characters.entries()) {
    if (apart[at]) words.push([])
    words.at(-1)?.push(character)
  }
  return words
}
