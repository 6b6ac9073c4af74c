import { expect, test } from 'vitest'
import type { SessionStatus } from './contract.ts'
import { draftOf, move } from './draft.ts'
import type { Session } from './rows.ts'
import { type ActorType, closing, mayMove, type TransitionId, transitions } from './transitions.ts'

type From = SessionStatus | 'none'

const froms: From[] = ['none', 'ai', 'pending', 'manual', 'closed']
const actors: ActorType[] = ['customer', 'agent', 'system', 'bot']
const ids: TransitionId[] = ['T01', 'T02', 'T03', 'T04', 'T06', 'T09', 'T13', 'T14']

/** Written by hand, so that the table in the code is compared with something. */
const life: [id: TransitionId, from: From, to: SessionStatus, actors: ActorType[]][] = [
  ['T01', 'none', 'ai', ['customer']],
  ['T02', 'none', 'pending', ['customer', 'system']],
  ['T03', 'ai', 'ai', ['bot']],
  ['T04', 'ai', 'pending', ['customer', 'bot', 'system']],
  ['T06', 'pending', 'manual', ['agent']],
  ['T09', 'pending', 'closed', ['agent', 'system']],
  ['T13', 'manual', 'closed', ['agent', 'system']],
  ['T14', 'ai', 'closed', ['agent', 'system']],
]

/** Every transition from every state by every actor. */
const all = ids.flatMap((id) => froms.flatMap((from) => actors.map((actor) => ({ id, from, actor }))))
const expected = (id: TransitionId, from: From, actor: ActorType) =>
  life.find((row) => row[0] === id && row[1] === from && row[3].includes(actor))?.[2]

test('the table has exactly the transitions of a session, and closed leads nowhere', () => {
  expect(Object.keys(transitions).sort()).toEqual([...ids].sort())
  expect(Object.values(transitions).filter(({ from }) => String(from) === 'closed')).toEqual([])
})

test.each(all)('$id from $from by $actor happens only if the table says so', ({ id, from, actor }) => {
  const to = expected(id, from, actor)
  expect(mayMove(id, from, { type: actor })).toBe(to !== undefined)

  const draft = draftOf(sessionIn(from), new Date(0), from === 'none')
  const before = structuredClone(draft)
  expect(move(draft, id, { type: actor }, 'why')).toBe(to !== undefined)
  if (to === undefined) return expect(draft).toEqual(before)
  expect(draft.session.status).toBe(to)
  expect(draft.events).toEqual([
    { transition: id, from: from === 'none' ? null : from, to, actor: { type: actor }, reason: 'why' },
  ])
})

test('a new session goes on from where its first transition led', () => {
  const draft = draftOf(sessionIn('none'), new Date(0), true)
  expect(move(draft, 'T01', { type: 'customer' })).toBe(true)
  expect(move(draft, 'T01', { type: 'customer' })).toBe(false)
  expect(move(draft, 'T04', { type: 'customer' })).toBe(true)
  expect(draft.events.map(({ from, to }) => [from, to])).toEqual([
    [null, 'ai'],
    ['ai', 'pending'],
  ])
})

test('every open state has one way to be closed', () => {
  for (const [from, id] of Object.entries(closing)) {
    expect(transitions[id]).toMatchObject({ from, to: 'closed', actors: ['agent', 'system'] })
  }
  expect(Object.keys(closing).sort()).toEqual(['ai', 'manual', 'pending'])
})

const sessionIn = (from: From): Session => ({
  id: 'ses_1',
  accountId: 'acc_1',
  customerId: 'cus_1',
  customerRef: 'emp:a',
  customerName: null,
  channelId: 'wecom-app',
  contractType: 'wechat',
  kfId: '1000002',
  botId: null,
  previousSessionId: null,
  createdAt: new Date(0),
  status: from === 'none' ? 'ai' : from,
  manualCsId: null,
  manualCsName: null,
  lastCsId: null,
  lastCsName: null,
  acceptKey: null,
  handoffReason: null,
  pendingSince: null,
  botMisses: 0,
  version: 0,
  lastSeq: 0,
  messageCount: 0,
  lastMessage: null,
  lastSenderType: null,
  lastCustomerAt: null,
  repliesSince: 0,
  replyHours: null,
  replyMessages: null,
  lastMessageAt: new Date(0),
  unsent: 0,
  mode: 'hosted',
  remoteStaff: null,
  closeReason: null,
  closedAt: null,
  updatedAt: new Date(0),
})
