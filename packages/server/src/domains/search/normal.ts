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
  for (const { 0: written, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    for (const character of written.normalize('NFKC').toLowerCase()) {
      if (/\s/u.test(character)) {
        apart = true
        continue
      }
      found.characters.push(character)
      found.starts.push(index)
      found.ends.push(index + written.length)
      found.apart.push(apart)
      apart = false
    }
  }
  return found
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
