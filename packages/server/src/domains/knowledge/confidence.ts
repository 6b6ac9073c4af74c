import { gramsOf, wordsOf } from './tokens.ts'

/** How far two questions mean the same: shared words count more than shared character pairs, each weighed by length. */
export function confidence(asked: string, known: string): number {
  const words = overlap(wordsOf(asked), wordsOf(known))
  const grams = overlap(gramsOf(asked), gramsOf(known))
  return Math.max(words * 0.7 + grams * 0.3, grams)
}

/** Mean of how much of each side the other covers, so that a short question may match a long entry, but not any entry. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a)
  const right = new Set(b)
  const shared = weight([...left].filter((token) => right.has(token)))
  if (shared === 0) return 0
  return 0.65 * (shared / weight(left)) + 0.35 * (shared / weight(right))
}

const weight = (tokens: Iterable<string>) => [...tokens].reduce((sum, token) => sum + Math.sqrt(token.length), 0)
