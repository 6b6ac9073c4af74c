import { expect, test } from 'vitest'
import { secondsOf } from './seconds.ts'
import { amr, png } from './testing/samples.ts'

const head = Buffer.from('#!AMR\n')
/** A frame of 12.2 kbit/s: its type and 31 bytes. */
const loud = Buffer.alloc(32, 0).fill(0x3c, 0, 1)

test('a voice message lasts as long as its frames, rounded up', () => {
  expect(secondsOf(amr, 'audio/amr')).toBe(3)
  expect(secondsOf(Buffer.concat([head, ...Array.from({ length: 51 }, () => loud)]), 'audio/amr')).toBe(2)
})

test('one that breaks off is counted as far as it goes', () => {
  expect(secondsOf(Buffer.concat([head, loud, loud.subarray(0, 4)]), 'audio/amr')).toBe(1)
  expect(secondsOf(head, 'audio/amr')).toBe(0)
})

test('of what is no such voice nothing is said', () => {
  expect(secondsOf(png, 'image/png')).toBeUndefined()
  expect(secondsOf(Buffer.from('#!AMR-WB\nxxxx'), 'audio/amr')).toBeUndefined()
})
