import { expect, test } from 'vitest'
import { applyFrame } from './apply.ts'
import { historyAsked, historyFailed, historyLoaded, historyPage } from './history.ts'
import { loadEnded, loadStarted } from './load.ts'
import { selectLists } from './select.ts'
import { listFailed, listLoaded } from './sessions.ts'
import { emptyState, type FeedState } from './state.ts'
import { me, message, session, storyOf } from './testing/frames.ts'

const live = () => applyFrame(emptyState(me), { type: 'ready', cursor: '700.0' })
const seqs = (state: FeedState) => state.histories.ses_1?.messages.map(({ seq }) => seq)
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index, { msgId: `ses_1_${from + index}` }))

test('a delivery status that arrives before the history it belongs to is not lost under it', () => {
  const asked = loadStarted(historyAsked(live(), 'ses_1', 'newest'))
  const told = applyFrame(asked, storyOf('ses_1').status('ses_1_1', 'sent'))
  const loaded = historyLoaded(told, 'ses_1', 'newest', [message(1, { msgId: 'ses_1_1', delivery: 'sending' })])
  const state = loadEnded(loaded, asked.cursor)
  expect(state.histories.ses_1?.messages[0]?.delivery).toBe('sent')
  expect(state).toMatchObject({ loads: 0, recent: [] })
})

test('a list that was read before a frame does not undo it', () => {
  const story = storyOf('ses_1')
  const pending = story.pending()
  const asked = loadStarted(applyFrame(live(), pending))
  const told = applyFrame(asked, story.accepted(me))
  const state = loadEnded(listLoaded(told, 'pending', { items: [pending.session] }, 'first'), asked.cursor)
  expect(selectLists(state).pending.rows).toEqual([])
  expect(selectLists(state).mine.rows).toHaveLength(1)
})

test('a session that appeared while its list was being read stays in it', () => {
  const asked = loadStarted(live())
  const told = applyFrame(asked, storyOf('ses_1').pending())
  const state = loadEnded(listLoaded(told, 'pending', { items: [] }, 'first'), asked.cursor)
  expect(selectLists(state).pending.rows).toHaveLength(1)
})

test('a list that no longer names a session lets go of it, except of the open one', () => {
  const known = listLoaded(live(), 'ai', { items: [aiSession('a'), aiSession('b')] }, 'first')
  const state = listLoaded({ ...known, open: 'b' }, 'ai', { items: [] }, 'first')
  expect(Object.keys(state.sessions)).toEqual(['b'])
})

test('a list with a following page counts as more than it holds; the following page is added', () => {
  const first = listLoaded(live(), 'ai', { items: [aiSession('a')], next: 'x' }, 'first')
  expect(selectLists(first).ai).toMatchObject({ more: true })
  const both = listLoaded(first, 'ai', { items: [aiSession('b')] }, 'more')
  expect(selectLists(both).ai).toMatchObject({ more: false })
  expect(selectLists(both).ai.rows).toHaveLength(2)
})

test('the waiting list is oldest first, the others newest first', () => {
  const waiting = (id: string, pendingSince: string) => session({ sessionId: id, status: 'pending', pendingSince })
  const spoken = (id: string, lastMessageTime: string) => session({ sessionId: id, lastMessageTime })
  const [early, late] = ['2026-03-02T09:00:00.000Z', '2026-03-02T18:30:00.000+09:00']
  const items = [waiting('w2', late), waiting('w1', early), spoken('m1', early), spoken('m2', late)]
  const lists = selectLists(listLoaded(live(), 'mine', { items }, 'first'))
  expect(lists.pending.rows.map(({ sessionId }) => sessionId)).toEqual(['w1', 'w2'])
  expect(lists.mine.rows.map(({ sessionId }) => sessionId)).toEqual(['m2', 'm1'])
})

test('a list that failed while it showed something goes on showing it', () => {
  const shown = listLoaded(live(), 'ai', { items: [] }, 'first')
  expect(listFailed(shown, 'ai').lists.ai.status).toBe('ready')
  expect(listFailed(live(), 'ai').lists.ai.status).toBe('failed')
})

test('an older page goes before what is shown, and a short one is the last', () => {
  const newest = historyLoaded(live(), 'ses_1', 'newest', range(61, 60 + historyPage))
  expect(newest.histories.ses_1?.older).toBe('idle')
  const both = historyLoaded(newest, 'ses_1', 'older', range(1, 60))
  expect(seqs(both)).toEqual(range(1, 60 + historyPage).map(({ seq }) => seq))
  expect(both.histories.ses_1?.older).toBe('none')
})

test('a newest page that does not reach what is known replaces it, so that no hole is hidden', () => {
  const known = historyLoaded(live(), 'ses_1', 'newest', range(1, 10))
  expect(seqs(historyLoaded(known, 'ses_1', 'newest', range(11, 12)))).toHaveLength(12)
  const apart = historyLoaded(known, 'ses_1', 'newest', range(40, 40 + historyPage - 1))
  expect(seqs(apart)?.[0]).toBe(40)
  expect(apart.histories.ses_1?.older).toBe('idle')
})

test('a gap is closed by the newest page', () => {
  const story = storyOf('ses_1')
  const known = historyLoaded(live(), 'ses_1', 'newest', range(1, 3))
  const gap = applyFrame(known, story.said(6))
  const state = historyLoaded(historyAsked(gap, 'ses_1', 'newest'), 'ses_1', 'newest', range(1, 6))
  expect(seqs(state)).toEqual([1, 2, 3, 4, 5, 6])
  expect(state.histories.ses_1?.stale).toBe(false)
})

test('a history that could not be read says so only when there is nothing else to show', () => {
  expect(historyFailed(live(), 'ses_1', 'newest').histories.ses_1?.newest).toBe('failed')
  const shown = historyLoaded(live(), 'ses_1', 'newest', range(1, 2))
  expect(historyFailed(shown, 'ses_1', 'newest').histories.ses_1).toMatchObject({ newest: 'ready', stale: true })
})

const aiSession = (sessionId: string) => session({ sessionId, status: 'ai' })
