import { relatedTo } from './related-words.ts'
import { isHan, pairsOf, plain, runsOf, wordsInside } from './tokens.ts'

/** A word of which only most characters are there: `重设` for `重置`. */
const inPart = 0.9
/** How much less half of a word tells than all but one of its characters. */
const steepness = 3.5
/** A word that is often said for another: 包裹 where 快递 was asked. */
const related = 0.7

/** Tells how far a text has a term: 1 in full, less when at least half of its characters or a related word are there. */
export type Look = (term: string) => number

export function lookIn(text: string): Look {
  const folded = plain(text)
  const latin = runsOf(folded).filter((run) => !isHan(run))
  const whole = new Set([...latin, ...latin.slice(1).map((run, i) => (latin[i] ?? '') + run)])
  const hasWord: Look = (term) => {
    if (isHan(term) ? folded.includes(term) : whole.has(term)) return 1
    const byMeaning = [...relatedTo(term)].some((other) => folded.includes(other)) ? related : 0
    const pieces = isHan(term) ? [...term] : pairsOf(term)
    const found = pieces.filter((piece) => folded.includes(piece)).length / pieces.length
    return Math.max(byMeaning, pieces.length > 1 && found >= 0.5 ? inPart * found ** steepness : 0)
  }
  return (term) => {
    const inside = wordsInside(term)
    if (inside.length === 0) return hasWord(term)
    return Math.max(hasWord(term), (inPart * inside.reduce((sum, word) => sum + hasWord(word), 0)) / inside.length)
  }
}
