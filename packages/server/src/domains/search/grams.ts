import { normal, wordsOf } from './normal.ts'

/**
 * What a text can be found by: each of its characters, and each pair of neighbours. Every part of a word, down to one
 * character, is made of some of them, so that nothing is missed; that they stand in the right order is looked at after.
 */
export const gramsOf = (text: string): string[] => [
  ...new Set(wordsOf(normal(text)).flatMap((word) => [...word, ...pairsOf(word)])),
]

/** What every text has in which all the words occur. */
export const gramsFor = (words: readonly (readonly string[])[]): string[] => [
  ...new Set(words.flatMap((word) => (word.length === 1 ? word : pairsOf(word)))),
]

const pairsOf = (word: readonly string[]): string[] =>
  word.slice(1).map((character, before) => `${word[before]}${character}`)

/** Of places. */
export const bucketSize = 8_192

export const bucketOf = (place: number): number => Math.floor(place / bucketSize)
export const firstPlaceOf = (bucket: number): number => bucket * bucketSize

/** Longer than any pair, so that no text has it by chance. */
export const bucketMark = 'bucket:'
export const bucketGram = (bucket: number): string => `${bucketMark}${bucket}`

/** tsqueries; each gram is quoted, so that no text can be an operator. */
export const allOf = (grams: readonly string[]): string => grams.map(quote).join(' & ')
export const anyOf = (grams: readonly string[]): string => grams.map(quote).join(' | ')

const quote = (gram: string) => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
