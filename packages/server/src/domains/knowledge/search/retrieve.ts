import type { Handle } from '../../../platform/db.ts'
import type { Nearest } from '../embedding/nearest.ts'
import { type Candidate, candidatesFor } from './candidates.ts'
import { judgeOf } from './confidence.ts'
import { type Draft, withDrafts } from './draft.ts'
import type { Found, Retrieve } from './found.ts'
import { fuse } from './fuse.ts'
import { latinSpellings } from './same-words.ts'
import { sourcesOf } from './sources.ts'
import { spreadOf } from './spread.ts'
import { termsOf } from './tokens.ts'
import { waysToRead } from './ways.ts'

/** About a third of what was asked. What it lets through is measured by retrieve.int.test.ts and `npm run eval`. */
const floor = 0.365
/** Who writes more than this says in the beginning what it is about. */
const readChars = 240
const termsCounted = 60
const most = 3

/** The same over entries that are not stored yet. */
export type RetrieveDraft = (botId: string, question: string, drafts: readonly Draft[]) => Promise<Found[]>

/** With `nearest`, what means the same in other words is found as well. */
export const createRetrieve = (db: Handle, nearest?: Nearest): Retrieve => {
  const retrieve = createRetrieveDraft(db, nearest)
  return (botId, question) => retrieve(botId, question, [])
}

/** Candidates by several looks at the entries; then each is judged by itself, and the best above the floor answer. */
export const createRetrieveDraft =
  (db: Handle, nearest: Nearest = async () => []): RetrieveDraft =>
  async (botId, question, drafts) => {
    const asked = question.slice(0, readChars)
    if (termsOf(asked).length === 0) return []
    const [worded, meant] = await Promise.all([candidatesFor(db, botId, asked), nearest(botId, asked)])
    const candidates = withDrafts(fuse([worded, meant]), drafts)
    if (candidates.length === 0) return []
    const nearness = new Map(meant.map((near) => [near.id, near.nearness]))
    const ways = waysToRead(asked, wordsIn(candidates))
    const terms = [...new Set(ways.flatMap((way) => termsOf(way.text)))]
    const judge = judgeOf(ways, await spreadOf(db, botId, terms.slice(0, termsCounted)))
    const best = candidates
      .map((candidate) => ({
        ...candidate,
        confidence: withMeaning(
          judge({ ...candidate, isPassage: candidate.documentId !== null }),
          nearness.get(candidate.id),
        ),
      }))
      .filter(({ confidence }) => confidence >= floor)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, most)
    return withSources(db, best)
  }

/** Cosines of models begin far from 0. Meaning alone carries an answer only when it is very near; a few words help it. */
const leastNear = 0.4
const surelyNear = 0.9
const ofMeaning = 0.4

function withMeaning(byWords: number, nearness: number | undefined): number {
  if (nearness === undefined) return byWords
  const meaning = Math.min(1, Math.max(0, (nearness - leastNear) / (surelyNear - leastNear)))
  return Math.max(byWords, (1 - ofMeaning) * byWords + ofMeaning * meaning)
}

/** What a mistyped word may have been meant to be. */
const wordsIn = (candidates: readonly Candidate[]): string[] => [
  ...new Set(
    candidates
      .flatMap(({ question, answer }) => termsOf(`${question}\n${answer.slice(0, readChars)}`))
      .filter((term) => term.length > 1),
  ),
  ...latinSpellings,
]

async function withSources(
  db: Handle,
  best: readonly (Candidate & { readonly confidence: number })[],
): Promise<Found[]> {
  const sources = await sourcesOf(
    db,
    best.flatMap(({ documentId }) => documentId ?? []),
  )
  return best.map(({ id, question, answer, confidence, documentId }) => {
    const source = documentId === null ? undefined : sources.get(documentId)
    return { id, question, answer, confidence, ...(source ?? { kind: 'faq', title: question }) }
  })
}
