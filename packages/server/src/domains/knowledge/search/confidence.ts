import { askTypesOf } from './ask-type.ts'
import { lookIn } from './look-in.ts'
import { overlapWith } from './overlap.ts'
import { isProcessWord } from './process-words.ts'
import { most, rarity } from './rarity.ts'
import { termsOf } from './tokens.ts'
import type { Way } from './ways.ts'

export interface Entry {
  readonly question: string
  readonly answer: string
  /** A passage of a document: its text is what is looked in, and nobody wrote it as a question. */
  readonly isPassage?: boolean
}

/** How many entries the bot has, and in how many of them a term stands. */
export interface Spread {
  readonly total: number
  readonly entriesWith: ReadonlyMap<string, number>
}

/** The numbers below were chosen on the labelled questions of fixtures/ and on the tuning half of `npm run eval`. */
const ofAsked = 0.8
const ofKnown = 0.2
/** A word that only the answer has. */
const inAnswer = 0.6
const inPassage = 0.9
/** What was said just as it stands in an entry moves it a little, up or down; what has no confidence is not moved. */
const ofOverlap = 0.1
const usualOverlap = 0.3
const leastMoved = 0.15
/** That an entry says when, or how much, if that was asked. */
const ofType = 0.05
/** For a telling word that no entry has, nor anything like it here: the question is likely of something else. */
const withStranger = 0.85
const telling = 2
/** When only what is to be done is the same, and not with what. */
const withoutThing = 0.7
/** When nothing of the question of an entry was said. */
const byAnswer = 0.85
/** In weights: missing even when every word is there, so that one common word alone is no question. */
const doubt = 2

/**
 * Tells how far an entry answers what was asked, 0 to 1: how much of the asked it speaks of and, lightly, how much of
 * it was asked. Words weigh by how rare they are in the language and among the bot's own entries. Of a message in
 * several parts, and of an entry in several phrasings, the nearest counts.
 */
export function judgeOf(ways: readonly Way[], spread: Spread): (entry: Entry) => number {
  const weighed = (text: string) => termsOf(text).map((term) => ({ term, weight: weightOf(term, spread) }))
  const read = ways.map((way) => ({ ...way, terms: weighed(way.text), has: lookIn(way.text) }))
  const overlap = overlapWith(ways[0]?.text ?? '')
  const wanted = askTypesOf(ways.map(({ text }) => text).join(' '))
  return ({ question, answer, isPassage = false }) => {
    const inQuestion = lookIn(question)
    const answerHas = lookIn(answer)
    const answerCounts = isPassage ? inPassage : inAnswer
    const entryHas = (term: string) => Math.max(inQuestion(term), answerCounts * answerHas(term))
    if (isPassage) return Math.max(...read.map(({ counts, terms }) => counts * share(terms, entryHas, doubt)))
    const phrasings = sentencesOf(question).map(weighed)
    const scores = read.map(({ counts, terms, has }) => {
      const known = Math.max(0, ...phrasings.map((phrasing) => share(phrasing, has)))
      const isStrange = terms.some(
        ({ term, weight }) => weight >= telling && !spread.entriesWith.has(term) && entryHas(term) === 0,
      )
      const things = terms.filter(({ term }) => !isProcessWord(term))
      const isElsewhere = !things.some(({ term }) => entryHas(term) > 0)
      const doubted =
        counts * (known === 0 ? byAnswer : 1) * (isStrange ? withStranger : 1) * (isElsewhere ? withoutThing : 1)
      return doubted * (ofAsked * share(terms, entryHas, doubt) + ofKnown * known)
    })
    const best = Math.max(...scores)
    if (best < leastMoved) return best
    const isWanted = [...askTypesOf(question)].some((kind) => wanted.has(kind))
    const moved = best + ofOverlap * (overlap({ question, answer }) - usualOverlap) + (isWanted ? ofType : 0)
    return Math.max(0, Math.min(1, moved))
  }
}

const sentencesOf = (text: string) => text.split(/[\n?？!！。;；]+/).filter((sentence) => sentence.trim())

interface Weighed {
  readonly term: string
  readonly weight: number
}

function share(terms: readonly Weighed[], has: (term: string) => number, missing = 0): number {
  const all = terms.reduce((sum, { weight }) => sum + weight, missing)
  return all === 0 ? 0 : terms.reduce((sum, { term, weight }) => sum + weight * has(term), 0) / all
}

/**
 * A word no entry has weighs by the language alone. One the bot knows weighs at least half of what the rarest does
 * (数据 is everyday in the language, not in an FAQ that has it once), and less the more entries have it: the product's
 * name, which stands in all of them, tells nothing.
 */
function weightOf(term: string, { total, entriesWith }: Spread): number {
  const entries = entriesWith.get(term) ?? 0
  if (entries === 0) return rarity(term)
  return ((rarity(term) + most) / 2) * (Math.log(1 + total / entries) / Math.log(1 + total))
}
