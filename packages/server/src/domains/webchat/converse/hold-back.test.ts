import { expect, test } from 'vitest'
import { holdBack } from './hold-back.ts'

test('what was said before the gate opens comes at once, in one piece, and the rest as it is said', () => {
  const heard: string[] = []
  const gate = holdBack((text) => heard.push(text))
  gate.push('请')
  gate.push('稍')
  expect(heard).toEqual([])
  gate.open()
  gate.push('候')
  expect(heard).toEqual(['请稍', '候'])
  expect(gate.said()).toBe('请稍候')
})

test('opening a gate before which nothing was said says nothing', () => {
  const heard: string[] = []
  holdBack((text) => heard.push(text)).open()
  expect(heard).toEqual([])
})
