import { expect, test } from 'vitest'
import { fits, showns } from './fits.ts'

const agent = (changes: object) => ({
  user_id: 'zhangsan',
  name: '张三',
  status: 'busy' as const,
  is_active: true,
  ...changes,
})

test('an agent is found by all the words that were typed, in the name or the account', () => {
  expect(['', '张', 'SAN', '张 zhang', '  '].map((words) => fits(agent({}), words, 'everybody'))).toEqual(
    Array(5).fill(true),
  )
  expect(['李', '张 li'].map((words) => fits(agent({}), words, 'everybody'))).toEqual([false, false])
})

test('whoever is out of use is shown only where those are asked for', () => {
  expect(showns.filter((shown) => fits(agent({}), '', shown))).toEqual(['inUse', 'online', 'everybody'])
  expect(showns.filter((shown) => fits(agent({ status: 'offline' }), '', shown))).toEqual(['inUse', 'everybody'])
  expect(showns.filter((shown) => fits(agent({ is_active: false }), '', shown))).toEqual(['disabled', 'everybody'])
})
