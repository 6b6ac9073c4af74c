import { expect, test } from 'vitest'
import type { Change, Sight } from '../../../feed/index.ts'
import { canSeeChanges, type ReadScope, readerOf } from './visibility.ts'

const viewers = {
  anna: { csId: 'anna', roles: ['agent'] },
  bert: { csId: 'bert', roles: ['agent'] },
  carl: { csId: 'carl', roles: ['agent'] },
  chef: { csId: 'chef', roles: ['supervisor'] },
  boss: { csId: 'boss', roles: ['admin'] },
  audit: { csId: 'audit', roles: ['auditor', 'crm_analyst'] },
}
type Who = keyof typeof viewers

const change = (kind: string, more: Partial<Change> = {}): Change => ({
  ...{ xid: '1', id: 1, kind, sessionId: 'ses_1', assignee: null, phase: null, seq: null, data: null },
  ...more,
})
const sights = (scope: ReadScope, what: Change): Record<Who, Sight> => {
  const canSee = canSeeChanges(scope)
  const of = (who: Who) => canSee(viewers[who], what)
  return {
    ...{ anna: of('anna'), bert: of('bert'), carl: of('carl') },
    ...{ chef: of('chef'), boss: of('boss'), audit: of('audit') },
  }
}

const manual = { assignee: 'anna', phase: 'manual' }
const transfer = JSON.stringify({ fromCsId: 'anna', toCsId: 'bert', requestedBy: 'anna' })
const everybody = { anna: true, bert: true, carl: true, chef: true, boss: true, audit: false }
const supervisors = { anna: false, bert: false, carl: false, chef: true, boss: true, audit: false }

test('where agents read all sessions, who serves sees everything but requests among others; who only audits nothing', () => {
  for (const what of [
    change('new_message', manual),
    change('new_message', { phase: 'ai' }),
    change('session_closed', { assignee: 'anna', phase: 'closed' }),
    change('new_pending_session', { phase: 'pending' }),
  ]) {
    expect(sights('all', what)).toEqual(everybody)
  }
  expect(sights('all', change('session_transfer_requested', { ...manual, data: transfer }))).toEqual({
    ...everybody,
    carl: false,
  })
})

test('where agents read their own, a word said to another is for that agent and supervisors', () => {
  for (const kind of ['new_message', 'message_status', 'message_file', 'message_recalled', 'session_updated']) {
    expect(sights('own', change(kind, manual))).toEqual({ ...supervisors, anna: true })
    expect(sights('own', change(kind, { phase: 'ai' }))).toEqual(supervisors)
    expect(sights('own', change(kind, { assignee: 'anna', phase: 'closed' }))).toEqual({ ...supervisors, anna: true })
  }
})

test('where agents read their own, everybody is told briefly whose a session has become', () => {
  const brief = { ...everybody, bert: 'brief', carl: 'brief' }
  for (const kind of ['session_accepted', 'session_transferred', 'session_closed', 'session_reopened'])
    expect(sights('own', change(kind, manual))).toEqual(brief)
})

test('one that waits is everybody’s, and word for word for who opens it', () => {
  const waiting = 'brief or open'
  const expected = { ...everybody, anna: waiting, bert: waiting, carl: waiting }
  expect(sights('own', change('new_message', { phase: 'pending' }))).toEqual(expected)
  expect(sights('own', change('new_message', { assignee: null, phase: null, seq: 3 }))).toEqual(expected)
})

test('a request is seen by who asks, who is asked, and supervisors', () => {
  for (const kind of ['session_transfer_requested', 'transfer_declined', 'transfer_cancelled', 'transfer_expired'])
    expect(sights('own', change(kind, { ...manual, data: transfer }))).toEqual({
      ...supervisors,
      ...{ anna: true, bert: 'brief' },
    })
})

test('what is of no session is for all who serve', () => {
  expect(sights('own', change('agent_status_changed', { sessionId: '' }))).toEqual(everybody)
})

test('who supervises reads all, the others as the desk is set up', () => {
  const reads = (scope: ReadScope, who: Who) => readerOf(scope, viewers[who]).readsAll
  expect([reads('all', 'anna'), reads('own', 'anna'), reads('own', 'chef'), reads('own', 'boss')]).toEqual([
    ...[true, false, true, true],
  ])
})
