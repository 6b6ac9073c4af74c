import type { ServerFrame } from '@yingda/server/domains/sessions/contract'
import { expect, test } from 'vitest'
import { applyFrame, linkLost } from './apply.ts'
import { historyLoaded } from './history.ts'
import { sendFailed, sendPosted, sendStarted } from './outgoing.ts'
import { selectLists } from './select.ts'
import { emptyState, type FeedState } from './state.ts'
import { me, message, session, storyOf } from './testing/frames.ts'

const ready: ServerFrame = { type: 'ready', cursor: '700.0' }
const live = () => applyFrame(emptyState(me), ready)
const play = (state: FeedState, ...frames: ServerFrame[]) => frames.reduce(applyFrame, state)
const opened = () => historyLoaded(live(), 'ses_1', 'newest', [message(1, { msgId: 'ses_1_1' })])
const contents = (state: FeedState) => state.histories.ses_1?.messages.map(({ content }) => content)

test('the first ready makes the feed live and asks for everything once', () => {
  const state = play(live(), ready)
  expect(live()).toMatchObject({ link: 'live', cursor: '700.0', reloads: 1 })
  expect(state.reloads).toBe(1)
})

test('a customer who begins to wait stands in the waiting list at once', () => {
  const state = play(live(), storyOf('ses_1').pending())
  expect(selectLists(state).pending.rows.map(({ sessionId }) => sessionId)).toEqual(['ses_1'])
})

test('a conversation somebody else accepts leaves the waiting list and enters no other', () => {
  const story = storyOf('ses_1')
  const lists = selectLists(play(live(), story.pending(), story.accepted('lisi')))
  expect(lists.pending.rows).toEqual([])
  expect(lists.mine.rows).toEqual([])
})

test('a conversation I accept moves to mine, and to closed when it is closed', () => {
  const story = storyOf('ses_1')
  const mine = play(live(), story.pending(), story.accepted(me))
  expect(selectLists(mine).mine.rows).toHaveLength(1)
  expect(selectLists(play(mine, story.closed())).closed.rows).toHaveLength(1)
})

test('a new message is added to a history that is known, and only then', () => {
  const story = storyOf('ses_1')
  expect(contents(play(opened(), story.said(2)))).toEqual(['line 1', 'line 2'])
  expect(play(live(), storyOf('ses_1').said(1)).histories).toEqual({})
})

test('a message with a gap before it has the history asked for again', () => {
  expect(play(opened(), storyOf('ses_1').said(2)).histories.ses_1?.stale).toBe(false)
  expect(play(opened(), storyOf('ses_1').said(4)).histories.ses_1?.stale).toBe(true)
})

test('a summary without its message has the history asked for again', () => {
  expect(play(opened(), storyOf('ses_1').updated()).histories.ses_1?.stale).toBe(true)
})

test('a delivery status changes its message, keeps the reason, and drops an old one', () => {
  const story = storyOf('ses_1')
  const failed = play(opened(), story.said(2), story.status('ses_1_2', 'failed', '48 h'))
  expect(failed.histories.ses_1?.messages[1]).toMatchObject({ delivery: 'failed', deliveryReason: '48 h' })
  const sent = play(failed, story.status('ses_1_2', 'sent')).histories.ses_1?.messages[1]
  expect(sent).toMatchObject({ delivery: 'sent' })
  expect(sent).not.toHaveProperty('deliveryReason')
})

test('a frame that comes twice, or late, changes nothing', () => {
  const story = storyOf('ses_1')
  const [first, second] = [story.pending(), story.accepted(me)]
  const state = play(live(), first, second)
  expect(play(state, first)).toBe(state)
  expect(play(state, second)).toBe(state)
})

test('frames during a resume wait for its end and are applied by cursor, not by arrival', () => {
  const story = storyOf('ses_1')
  const [known, second, third, fourth] = [story.said(1), story.said(2), story.said(3), story.said(4)]
  const before = play(opened(), known)
  const during = play(linkLost(before), { type: 'ready', cursor: '704.4' }, fourth, second, known, third)
  expect(contents(during)).toEqual(['line 1'])
  expect(during.link).toBe('lost')
  const after = play(during, { type: 'resumed', cursor: '704.4' })
  expect(contents(after)).toEqual(['line 1', 'line 2', 'line 3', 'line 4'])
  expect(after).toMatchObject({ link: 'live', held: undefined, cursor: fourth.cursor })
  expect(after.histories.ses_1?.stale).toBe(false)
})

test('a reset begins anew from its cursor, asks for everything, and forgets what is older', () => {
  const story = storyOf('ses_1', 5)
  const old = story.pending()
  const newer = story.accepted(me)
  const state = play(live(), { type: 'ready', cursor: '705.5' }, old, newer, { type: 'reset', cursor: '705.5' })
  expect(state).toMatchObject({ link: 'live', cursor: newer.cursor, reloads: 2 })
  expect(state.sessions.ses_1?.version).toBe(6)
})

test('a connection that goes again during a resume starts over without losing or doubling', () => {
  const story = storyOf('ses_1')
  const [first, second] = [story.said(2), story.said(3)]
  const broken = linkLost(play(opened(), { type: 'ready', cursor: '702.2' }, second))
  const state = play(broken, { type: 'ready', cursor: '702.2' }, first, second, { type: 'resumed', cursor: '702.2' })
  expect(contents(state)).toEqual(['line 1', 'line 2', 'line 3'])
})

test('an older summary never replaces a newer one', () => {
  const story = storyOf('ses_1')
  const state = play(live(), story.pending(), story.accepted(me))
  const late = { ...story.updated(), session: session({ status: 'pending', version: 1 }) }
  expect(play(state, late).sessions.ses_1).toMatchObject({ status: 'manual', version: 2 })
})

const draft = { clientMsgId: 'c1', sessionId: 'ses_1', content: 'hello', createdAt: '2026-03-02T10:00:00.000Z' }
const own = { senderType: 'manual', senderId: me, clientMsgId: 'c1', content: 'hello' } as const

test('my reply shows as sending at once and is replaced by the one the feed brings', () => {
  const sending = sendStarted(opened(), draft)
  expect(sending.outgoing).toMatchObject([{ clientMsgId: 'c1', status: 'sending' }])
  const arrived = play(sending, storyOf('ses_1').said(2, own))
  expect(arrived.outgoing).toEqual([])
  expect(contents(arrived)).toEqual(['line 1', 'hello'])
})

test('the answer to a reply that the feed has shown already brings nothing back', () => {
  const arrived = play(sendStarted(opened(), draft), storyOf('ses_1').said(2, own))
  expect(sendPosted(arrived, 'c1').outgoing).toEqual([])
  expect(sendFailed(arrived, 'c1', { kind: 'offline', code: 0, text: '' }).outgoing).toEqual([])
})

test('a reply that failed keeps its text, and sending again is the same reply', () => {
  const failed = sendFailed(sendStarted(opened(), draft), 'c1', { kind: 'offline', code: 0, text: '' })
  expect(failed.outgoing).toMatchObject([{ content: 'hello', status: 'failed' }])
  expect(sendStarted(failed, draft).outgoing).toMatchObject([{ clientMsgId: 'c1', status: 'sending' }])
  expect(sendStarted(failed, draft).outgoing).toHaveLength(1)
})

test('a file that comes later is shown in its message', () => {
  const story = storyOf('ses_1')
  const file = { kind: 'image', status: 'ready', fileId: 'fil_1' } as const
  const said = story.said(2, { msgType: 'image', file: { kind: 'image', status: 'pending' } })
  const state = play(opened(), said, story.file('ses_1_2', file))
  expect(state.histories.ses_1?.messages[1]?.file).toEqual(file)
})

test('a message that was taken back keeps neither its text nor its file, whatever comes after', () => {
  const story = storyOf('ses_1')
  const file = { kind: 'image', status: 'ready', fileId: 'fil_1' } as const
  const taken = play(opened(), story.said(2, { file }), story.recalled('ses_1_2'), story.file('ses_1_2', file))
  const message = taken.histories.ses_1?.messages[1]
  expect(message).toMatchObject({ content: '', recalledAt: expect.any(String) })
  expect(message).not.toHaveProperty('file')
})
