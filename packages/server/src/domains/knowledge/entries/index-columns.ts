import { gramsOf, quote, wordsOf } from '../search/tokens.ts'

/** Raised with every change of how words are cut; rows of an older number are cut anew in the background. */
export const indexVersion = 2

/** Two tsvectors as texts, to be cast. */
export interface Indexed {
  readonly words: string
  readonly grams: string
}

export interface Text {
  readonly question: string
  readonly answer: string
  /** Of a document: the answer is what is looked in. */
  readonly isPassage?: boolean
}

/** PostgreSQL refuses a tsvector of more than a megabyte; no entry comes near with this. */
const mostTokens = 4_000

/** What an entry is found by. The words of an answer alone make a candidate, but one behind those of questions. */
export function indexOf({ question, answer, isPassage = false }: Text): Indexed {
  if (isPassage) {
    const whole = `${question}\n${answer}`
    return { words: vector(wordsOf(question), wordsOf(answer), 'B'), grams: vector(gramsOf(whole), [], 'B') }
  }
  return { words: vector(wordsOf(question), [], 'D'), grams: vector(gramsOf(question), wordsOf(answer), 'D') }
}

/** The weight of what stands in both is that of the first. */
function vector(first: readonly string[], second: readonly string[], weight: 'B' | 'D'): string {
  const strong = new Set(first)
  const weak = second.filter((token) => !strong.has(token))
  const lexemes = [...first.map((token) => `${quote(token)}:1A`), ...weak.map((token) => `${quote(token)}:1${weight}`)]
  return lexemes.slice(0, mostTokens).join(' ')
}
