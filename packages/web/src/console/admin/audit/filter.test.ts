import { expect, test } from 'vitest'
import { everything, filterOf } from './filter.ts'

test('empty fields ask for everything', () => {
  expect(filterOf({ ...everything, actor: '  ', from: 'soon' })).toEqual({})
})

test('both days are meant whole, by the calendar of who reads', () => {
  const { from, to } = filterOf({ ...everything, from: '2026-12-31', to: '2026-12-31' })
  expect(from).toBe(new Date(2026, 11, 31).toISOString())
  expect(to).toBe(new Date(2027, 0, 1).toISOString())
})

test('words are asked for without the spaces around them', () => {
  expect(filterOf({ ...everything, actor: ' admin ', action: 'agent.update ', target: ' li' })).toEqual({
    actor: 'admin',
    action: 'agent.update',
    target: 'li',
  })
})
