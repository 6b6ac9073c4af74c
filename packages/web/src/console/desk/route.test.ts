import { expect, test } from 'vitest'
import { readRoute } from './route.ts'

test('an address names a list and a conversation', () => {
  expect(readRoute('#/pending/ses_1')).toEqual({ page: 'desk', list: 'pending', sessionId: 'ses_1' })
  expect(readRoute('#/ai')).toEqual({ page: 'desk', list: 'ai', sessionId: undefined })
})

test('an address may name a message of the conversation', () => {
  expect(readRoute('#/mine/ses_1?at=12')).toEqual({ page: 'desk', list: 'mine', sessionId: 'ses_1', at: 12 })
  for (const at of ['', '0', '-1', 'x', '1.5']) {
    expect(readRoute(`#/mine/ses_1?at=${at}`)).toEqual({ page: 'desk', list: 'mine', sessionId: 'ses_1' })
  }
})

test('an unknown or broken address is the own list, never a fault', () => {
  for (const hash of ['', '#', '#/', '#/nowhere', '#//']) {
    expect(readRoute(hash)).toEqual({ page: 'desk', list: 'mine', sessionId: undefined })
  }
  expect(readRoute('#/mine/%E0%A4%A')).toMatchObject({ sessionId: '%E0%A4%A' })
})

test('the gallery has an address of its own', () => {
  expect(readRoute('#/dev/gallery')).toEqual({ page: 'gallery' })
})
