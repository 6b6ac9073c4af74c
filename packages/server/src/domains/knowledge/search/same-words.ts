import { same } from './words/same.ts'

const standsFor = new Map<string, string>()
for (const line of same.split('\n').filter(Boolean)) {
  const words = line.split(' ')
  // The first stands for itself: what is inside it is no other word.
  for (const word of words) standsFor.set(word, words[0] ?? word)
}

/** Latin spellings of what has one word: a slip in one of them can be put right. */
export const latinSpellings: readonly string[] = [...standsFor.keys()].filter((word) => /^[a-z]{5,}$/.test(word))

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const latin = /^[a-z-]+$/
const longestFirst = [...standsFor.keys()].sort((a, b) => b.length - a.length)
const anyWord = new RegExp(
  longestFirst.map((word) => (latin.test(word) ? `(?<![a-z])${word}(?![a-z])` : escaped(word))).join('|'),
  'g',
)

/** The text with one word for each thing. It is lower-case and folded already. */
export const oneWordEach = (text: string): string => text.replaceAll(anyWord, (word) => standsFor.get(word) ?? word)
