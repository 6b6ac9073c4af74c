import { expect, test } from 'vitest'
import { historyLoaded } from '../feed/history.ts'
import { putSession } from '../feed/sessions.ts'
import { emptyState, type FeedState } from '../feed/state.ts'
import { createStore } from '../feed/store.ts'
import { me, message, session } from '../feed/testing/frames.ts'
import { keepReadMarks } from './read-marks.ts'

const opened = (): FeedState => ({ ...putSession(emptyState(me), session()), open: 'ses_1' })
const loaded = (state: FeedState) =>
  historyLoaded(state, 'ses_1', 'newest', [message(1), message(2), message(3, { senderType: 'manual', senderId: me })])

/** A server that takes marks, or not, one after the other. */
function marked(begin: FeedState) {
  const told: string[] = []
  const answers: ((isTaken: boolean) => void)[] = []
  const store = createStore(begin)
  const read = (_sessionId: string, msgId: string) => {
    told.push(msgId)
    return new Promise<void>((resolve, reject) => {
      answers.push((isTaken) => (isTaken ? resolve() : reject(new Error('offline'))))
    })
  }
  keepReadMarks(store, { read })
  const answer = async (isTaken: boolean) => {
    answers.shift()?.(isTaken)
    await new Promise(setImmediate)
  }
  return { store, told, answer }
}

test('the newest message of the customer is told as read, once', async () => {
  const { store, told, answer } = marked(opened())
  store.change(loaded)
  await answer(true)
  store.change((state) => ({ ...state, reloads: 1 }))
  expect(told).toEqual(['msg_2'])
})

test('what came while a mark was on its way is told after it', async () => {
  const { store, told, answer } = marked(opened())
  store.change(loaded)
  store.change((state) => historyLoaded(state, 'ses_1', 'newest', [message(3), message(4)]))
  expect(told).toEqual(['msg_2'])
  await answer(true)
  expect(told).toEqual(['msg_2', 'msg_4'])
})

test('a mark that was not taken is told again with the next change', async () => {
  const { store, told, answer } = marked(opened())
  store.change(loaded)
  await answer(false)
  store.change((state) => ({ ...state, reloads: 1 }))
  expect(told).toEqual(['msg_2', 'msg_2'])
})

test('nothing is read that nobody sees, or that a colleague serves', () => {
  const hidden = marked({ ...opened(), watching: false })
  hidden.store.change(loaded)
  const theirs = marked(putSession(opened(), session({ manualCsId: 'lisi', version: 2 })))
  theirs.store.change(loaded)
  expect([hidden.told, theirs.told]).toEqual([[], []])
})
