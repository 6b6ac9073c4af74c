import { expect, test } from 'vitest'
import type { SessionStatus } from '../contract.ts'
import { aSession } from '../testing/session.ts'
import { draftOf, move } from './draft.ts'
import { type ActorType, closing, mayMove, type TransitionId, transitions } from './transitions.ts'

type From = SessionStatus | 'none'

const froms: From[] = ['none', 'ai', 'pending', 'manual', 'closed']
const tos: SessionStatus[] = ['ai', 'pending', 'manual', 'closed']
const actors: ActorType[] = ['customer', 'agent', 'system', 'bot']

/** Written by hand, so that the table in the code is compared with something. */
const life: [id: TransitionId, from: From, to: SessionStatus[], actors: ActorType[]][] = [
  ['T01', 'none', ['ai'], ['customer']],
  ['T02', 'none', ['pending'], ['customer', 'system']],
  ['T03', 'ai', ['ai'], ['bot']],
  ['T04', 'ai', ['pending'], ['customer', 'bot', 'system']],
  ['T05', 'ai', ['manual'], ['agent']],
  ['T06', 'pending', ['manual'], ['agent']],
  ['T07', 'pending', ['manual'], ['system']],
  ['T08', 'pending', ['ai'], ['customer', 'agent', 'system']],
  ['T09', 'pending', ['closed'], ['agent', 'system']],
  ['T10', 'manual', ['manual'], ['agent', 'system']],
  ['T11', 'manual', ['pending'], ['agent', 'system']],
  ['T12', 'manual', ['ai'], ['agent']],
  ['T13', 'manual', ['closed'], ['agent', 'system']],
  ['T14', 'ai', ['closed'], ['agent', 'system']],
  ['T15', 'none', ['ai', 'pending'], ['customer', 'system']],
  ['T16', 'closed', ['pending', 'ai'], ['customer', 'system']],
  ['T17', 'closed', ['manual'], ['agent']],
]
const ids = life.map(([id]) => id)

/** Every transition from every state to every state by every actor. */
const all = ids.flatMap((id) =>
  froms.flatMap((from) => tos.flatMap((to) => actors.map((actor) => ({ id, from, to, actor })))),
)
const isLife = (id: TransitionId, from: From, to: SessionStatus, actor: ActorType) =>
  life.some((row) => row[0] === id && row[1] === from && row[2].includes(to) && row[3].includes(actor))

test('the table has exactly the transitions of a session', () => {
  expect(Object.keys(transitions).sort()).toEqual([...ids].sort())
})

test('nothing happens that the table does not say: every transition between all states by everybody', () => {
  for (const { id, from, to, actor } of all) {
    const allowed = isLife(id, from, to, actor)
    expect([id, from, to, actor, mayMove(id, from, { type: actor }, to)]).toEqual([id, from, to, actor, allowed])

    const draft = draftOf(aSession({ status: from === 'none' ? 'ai' : from }), new Date(0), { isNew: from === 'none' })
    const before = structuredClone(draft)
    expect(move(draft, id, { type: actor }, { reason: 'why', to })).toBe(allowed)
    if (!allowed) {
      expect(draft).toEqual(before)
      continue
    }
    expect(draft.session.status).toBe(to)
    expect(draft.events).toMatchObject([
      { transition: id, from: from === 'none' ? null : from, to, actor: { type: actor }, reason: 'why' },
    ])
  }
})

test('the first state of a transition is meant unless another is named', () => {
  for (const [id, from, [first], [actor]] of life) {
    if (!first || !actor) throw new Error(`${id} leads nowhere.`)
    const draft = draftOf(aSession({ status: from === 'none' ? 'ai' : from }), new Date(0), { isNew: from === 'none' })
    expect([id, move(draft, id, { type: actor }), draft.session.status]).toEqual([id, true, first])
  }
})

test('a new session goes on from where its first transition led', () => {
  const draft = draftOf(aSession(), new Date(0), { isNew: true })
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
    expect(transitions[id]).toMatchObject({ from, to: ['closed'], actors: ['agent', 'system'] })
  }
  expect(Object.keys(closing).sort()).toEqual(['ai', 'manual', 'pending'])
})
