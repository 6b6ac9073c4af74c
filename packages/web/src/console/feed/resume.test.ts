import type { DurableFrame, ServerFrame } from '@yingda/server/domains/sessions/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyFrame, linkLost } from './apply.ts'
import { historyLoaded } from './history.ts'
import { emptyState, type FeedState } from './state.ts'
import { me, storyOf } from './testing/frames.ts'

const kinds = ['said', 'said', 'status', 'accepted', 'updated', 'closed'] as const

test('any cut of the feed into breaks and resumes, with repeats and out of order, ends in the same state', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ session: fc.constantFrom('a', 'b', 'c'), kind: fc.constantFrom(...kinds) }), {
        maxLength: 25,
      }),
      fc.infiniteStream(fc.record({ live: fc.boolean(), size: fc.integer({ min: 1, max: 6 }) })),
      fc.infiniteStream(fc.nat()),
      (steps, cuts, dice) => {
        const frames = framesOf(steps)
        const random = () => dice.next().value ?? 0
        expect(shownBy(deliver(frames, cuts, random))).toEqual(shownBy(frames.reduce<FeedState>(applyFrame, begin())))
      },
    ),
    { numRuns: 300 },
  )
})

/** What a person sees: everything but the bookkeeping of the connection. */
const shownBy = ({ sessions, histories, unread, cursor, outgoing }: FeedState) => ({
  sessions,
  histories,
  unread,
  cursor,
  outgoing,
})

function begin(): FeedState {
  const live = applyFrame(emptyState(me), { type: 'ready', cursor: '700.0' })
  const loaded = ['a', 'b', 'c'].reduce((state, id) => historyLoaded(state, id, 'newest', []), live)
  return { ...loaded, open: 'b' }
}

function framesOf(steps: readonly { session: string; kind: (typeof kinds)[number] }[]): DurableFrame[] {
  const seqs = new Map<string, number>()
  return steps.map(({ session, kind }, index) => {
    const story = storyOf(session, index + 1)
    const seq = seqs.get(session) ?? 0
    if (kind === 'status') return story.status(`${session}_${seq}`, index % 2 === 0 ? 'sent' : 'failed')
    if (kind === 'accepted') return story.accepted(index % 2 === 0 ? me : 'lisi')
    if (kind !== 'said') return story[kind]()
    seqs.set(session, seq + 1)
    return story.said(seq + 1, index % 3 === 0 ? { senderType: 'manual', senderId: me } : {})
  })
}

/** Hands the frames over in pieces: live ones with repeats of the past, or by way of a break and a resume. */
function deliver(
  frames: readonly DurableFrame[],
  cuts: Iterator<{ live: boolean; size: number }>,
  random: () => number,
) {
  let state = begin()
  let at = 0
  const take = (frame: ServerFrame) => {
    state = applyFrame(state, frame)
  }
  while (at < frames.length) {
    const { live, size } = cuts.next().value
    const piece = frames.slice(at, at + size)
    const repeats = frames.slice(0, at).filter(() => random() % 3 === 0)
    at += piece.length
    if (live) {
      for (const frame of [...repeats, ...piece]) take(frame)
      continue
    }
    state = linkLost(state)
    take({ type: 'ready', cursor: piece.at(-1)?.cursor ?? '700.0' })
    for (const frame of shuffled([...repeats, ...piece], random)) take(frame)
    if (random() % 4 === 0) {
      // The connection breaks once more, before the end of the resume, which then begins anew.
      state = linkLost(state)
      take({ type: 'ready', cursor: piece.at(-1)?.cursor ?? '700.0' })
      for (const frame of shuffled([...piece], random)) take(frame)
    }
    take({ type: 'resumed', cursor: piece.at(-1)?.cursor ?? '700.0' })
  }
  return state
}

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item)
}
