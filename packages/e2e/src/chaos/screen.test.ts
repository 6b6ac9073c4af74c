import { expect, test } from 'vitest'
import { createScreen } from './screen.ts'

const message = (seq: number) => ({ msgId: `m${seq}`, seq, senderType: 'customer' as const, content: `text ${seq}` })
const order = (screen: ReturnType<typeof createScreen>) => screen.conversations.get('s')?.map(({ seq }) => seq)

test('frames in the wrong order are seen in the wrong order', () => {
  const screen = createScreen()
  for (const seq of [1, 3, 2]) screen.addFrame('s', message(seq))
  expect(order(screen)).toEqual([1, 3, 2])
})

test('a frame that comes twice is noted twice and drawn once', () => {
  const screen = createScreen()
  screen.addFrame('s', message(1))
  screen.addFrame('s', message(1))
  expect(screen.frames).toHaveLength(2)
  expect(order(screen)).toEqual([1])
})

test('what a request brings goes where it belongs and counts as no frame', () => {
  const screen = createScreen()
  screen.addFrame('s', message(2))
  screen.addFrame('s', message(4))
  screen.addHistory('s', [1, 2, 3, 5].map(message))
  expect(order(screen)).toEqual([1, 2, 3, 4, 5])
  expect(screen.frames).toHaveLength(2)
})
