import type { Handle } from '../../../platform/db.ts'
import { keepRating, ratingOf, surveyTextIn } from '../../surveys/index.ts'
import { isOf, keyOf, type Of, type Said } from '../intake/said.ts'
import { addChange, addMessage, type Draft } from '../state/draft.ts'
import { lockNewestOf } from '../state/load.ts'
import { save } from '../state/save.ts'

/**
 * What customers answer to the question of how they were served, as the first thing after the end: it is kept with the
 * session that has ended, and neither reopens it nor begins another. Returns everything else that was said.
 */
export async function takeRatings(tx: Handle, said: readonly Said[]): Promise<readonly Said[]> {
  const answers = answersIn(said)
  if (answers.size === 0) return said
  // All of the batch, in the one order, since the others are locked next.
  const drafts = await lockNewestOf(
    tx,
    said.map(({ accountId, item }) => ({ accountId, customerRef: item.customerRef })),
  )
  const taken = new Set<Said>()
  const rated: Draft[] = []
  for (const draft of drafts) {
    const { id, status, accountId, customerRef } = draft.session
    const answer = answers.get(keyOf(accountId, customerRef))
    if (!answer || status !== 'closed') continue
    if (!(await keepRating(tx, id, answer.rating, answer.entry.receivedAt))) continue
    addRating(draft, answer)
    taken.add(answer.entry)
    rated.push(draft)
  }
  if (rated.length > 0) await save(tx, rated)
  return said.filter((entry) => !taken.has(entry))
}

interface Answer {
  readonly entry: Of<'message'>
  readonly rating: number
}

/** Of each customer, if the first that they say is a rating. */
function answersIn(said: readonly Said[]): Map<string, Answer> {
  const first = new Map<string, Said>()
  for (const entry of said) {
    const key = keyOf(entry.accountId, entry.item.customerRef)
    if (!first.has(key)) first.set(key, entry)
  }
  return new Map(
    [...first].flatMap(([key, entry]) => {
      const rating = isOf(entry, 'message') && !entry.item.media ? ratingOf(entry.item.text) : undefined
      return rating === undefined || !isOf(entry, 'message') ? [] : [[key, { entry, rating }]]
    }),
  )
}

function addRating(draft: Draft, { entry: { item, traceId, receivedAt }, rating }: Answer): void {
  addMessage(draft, {
    sender: { type: 'customer', id: item.customerRef },
    content: item.text,
    msgType: item.msgType,
    remoteKey: item.remoteKey,
    traceId,
    at: receivedAt,
  })
  addMessage(draft, { sender: 'system', content: surveyTextIn(draft.session.language).thanks, traceId })
  addChange(draft, { kind: 'session_rated', data: { rating, ratedAt: draft.now.toISOString() } })
}
