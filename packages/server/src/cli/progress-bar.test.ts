import { expect, test } from 'vitest'
import { createProgressBar, lineOf } from './progress-bar.ts'

const member = { total: 40, created: 0, updated: 0, failed: 0, errors: [], incomplete: false }
const at = (done: number, phase: 'departments' | 'members' | 'done' = 'members') => ({ phase, done, total: 20, member })

test('the bar fills with the departments whose members are stored', () => {
  expect(lineOf(at(0))).toBe(`[${'-'.repeat(30)}] members     0/20 departments, 40 members`)
  expect(lineOf(at(10))).toContain(`[${'#'.repeat(15)}${'-'.repeat(15)}]`)
  expect(lineOf(at(20, 'departments'))).toContain(`[${'-'.repeat(30)}]`)
  expect(lineOf(at(20, 'done'))).toContain(`[${'#'.repeat(30)}]`)
})

test('where it is not a terminal there is one line for each tenth', () => {
  const lines: string[] = []
  const bar = createProgressBar({ isTTY: false, write: (text: string) => lines.push(text) > 0 })
  for (const done of [0, 1, 1, 2, 3, 3, 4]) bar.show(at(done))
  expect(lines).toHaveLength(3)
})
