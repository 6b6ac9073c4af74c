import { expect, test } from 'vitest'
import { applyFrame } from './apply.ts'
import type { ConsoleFrame } from './frames.ts'
import { loadEnded, loadStarted } from './load.ts'
import { emptyState, type FeedState } from './state.ts'
import { me, storyOf } from './testing/frames.ts'
import { readAll, unreadLoaded, unreadOf } from './unread.ts'

const live = () => applyFrame(emptyState(me), { type: 'ready', cursor: '700.0' })
const play = (state: FeedState, ...frames: readonly ConsoleFrame[]) => frames.reduce(applyFrame, state)
const count = (state: FeedState) => unreadOf(state, 'ses_1')
const read = (seq: number, step: number): ConsoleFrame => {
  const { sessionId, cursor, session } = storyOf('ses_1', step).updated()
  return { sessionId, cursor, session, type: 'session_read', data: { csId: me, lastMsgId: `msg_1_${seq}` } }
}

test('what the customer writes to me is unread until somebody looks; what others write never is', () => {
  const story = storyOf('ses_1')
  const said = play(live(), story.said(1), story.said(2), story.said(3, { senderType: 'manual', senderId: 'lisi' }))
  expect(count(said)).toBe(2)
  expect(count(readAll(said, 'ses_1'))).toBe(0)
  expect(count(play({ ...readAll(said, 'ses_1'), open: 'ses_1' }, storyOf('ses_1', 9).said(4)))).toBe(0)
  expect(count(play({ ...readAll(said, 'ses_1'), open: 'ses_1', watching: false }, story.said(4)))).toBe(1)
})

test('a conversation of a colleague has nothing unread for me', () => {
  expect(count(play(live(), storyOf('ses_1').said(1, {}, { manualCsId: 'lisi' })))).toBe(0)
})

test('a message that the server has counted is not counted again when its frame comes later', () => {
  const loaded = unreadLoaded(live(), { ses_1: { unread: 3, lastMsgId: 'msg_1_7' } })
  expect(count(play(loaded, storyOf('ses_1').said(7)))).toBe(3)
  expect(count(play(loaded, storyOf('ses_1').said(8)))).toBe(4)
})

test('what came while the counts were on their way is counted on top of them', () => {
  const asked = loadStarted(live())
  const meanwhile = play(asked, storyOf('ses_1').said(8))
  const answer = unreadLoaded(meanwhile, { ses_1: { unread: 3, lastMsgId: 'msg_1_7' } })
  expect(count(loadEnded(answer, asked.cursor))).toBe(4)
})

test('counts that come late do not bring back what was read here meanwhile', () => {
  const counts = { ses_1: { unread: 1, lastMsgId: 'msg_1_1' } }
  const seen = readAll(play(live(), storyOf('ses_1').said(1)), 'ses_1')
  expect(count(unreadLoaded(seen, counts))).toBe(0)
  expect(count(unreadLoaded({ ...live(), open: 'ses_1' }, counts))).toBe(0)
})

test('what another screen of mine has read is read here, and marks never go back', () => {
  const story = storyOf('ses_1')
  const said = play(live(), story.said(1), story.said(2), story.said(3))
  expect(count(play(said, read(2, 10)))).toBe(1)
  expect(count(play(said, read(3, 10), read(1, 11)))).toBe(0)
  expect(count(play(live(), read(3, 10), storyOf('ses_1', 11).said(3)))).toBe(0)
})
