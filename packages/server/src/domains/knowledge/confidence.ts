import { most, rarity } from './rarity.ts'
import { isHan, normal, pairsOf, runsOf, termsOf } from './tokens.ts'

export interface Entry {
  readonly question: string
  readonly answer: string
}

/** How many entries the bot has, and in how many of them a term stands. */
export interface Spread {
  readonly total: number
  readonly entriesWith: ReadonlyMap<string, number>
}

/** The numbers below were chosen on the labelled questions of fixtures/ and measured by retrieve.int.test.ts. */
const ofAsked = 0.8
const ofKnown = 0.2
/** A word that only the answer has. */
const inAnswer = 0.5
/** A word of which only most characters are there: `重设` for `重置`. */
const inPart = 0.9
/** In weights: missing even when every word is there, so that one common word alone is no question. */
const doubt = 2

/** What a part of a longer message counts for: `我是新来的，想问下发票怎么开` asks by its second half. */
const ofPart = 0.9
const partsRead = 8

/**
 * Tells how far an entry answers what was asked, 0 to 1: how much of the asked it speaks of and, lightly, how much of
 * it was asked. Words weigh by how rare they are in the language and among the bot's own entries. Of a message in
 * several parts, and of an entry in several phrasings, the nearest counts.
 */
export function judgeOf(asked: string, spread: Spread): (entry: Entry) => number {
  const weighed = (text: string) => termsOf(text).map((term) => ({ term, weight: weightOf(term, spread) }))
  const ways = waysToRead(asked).map((way) => ({ ...way, terms: weighed(way.text), has: lookIn(way.text) }))
  return (entry) => {
    const phrasings = sentencesOf(entry.question).map(weighed)
    const inQuestion = lookIn(entry.question)
    const answerHas = lookIn(entry.answer)
    const entryHas = (term: string) => Math.max(inQuestion(term), inAnswer * answerHas(term))
    const scores = ways.map(({ counts, terms, has }) => {
      const known = Math.max(0, ...phrasings.map((phrasing) => share(phrasing, has)))
      return known === 0 ? 0 : counts * (ofAsked * share(terms, entryHas, doubt) + ofKnown * known)
    })
    return Math.max(...scores)
  }
}

function waysToRead(asked: string) {
  const parts = asked.split(/[\n?？!！。;；,，、]+/).filter((part) => part.trim())
  const whole = { text: asked, counts: 1 }
  return parts.length < 2 ? [whole] : [whole, ...parts.slice(0, partsRead).map((text) => ({ text, counts: ofPart }))]
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

/** Tells how far a text has a term: 1 in full, less when at least half of its characters are there. */
function lookIn(text: string): (term: string) => number {
  const plain = normal(text)
  const latin = runsOf(plain).filter((run) => !isHan(run))
  const whole = new Set([...latin, ...latin.slice(1).map((run, i) => (latin[i] ?? '') + run)])
  return (term) => {
    if (isHan(term) ? plain.includes(term) : whole.has(term)) return 1
    const pieces = isHan(term) ? [...term] : pairsOf(term)
    const found = pieces.filter((piece) => plain.includes(piece)).length / pieces.length
    return pieces.length > 1 && found >= 0.5 ? inPart * found : 0
  }
}
