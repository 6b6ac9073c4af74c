import { expect, test } from 'vitest'
import { isPressed, keysText } from './keys.ts'

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

test('a shortcut is pressed only with exactly the keys it names held', () => {
  const step = { code: 'KeyJ', alt: true }
  expect(isPressed(step, { ...none, code: 'KeyJ', altKey: true })).toBe(true)
  expect(isPressed(step, { ...none, code: 'KeyJ' })).toBe(false)
  expect(isPressed(step, { ...none, code: 'KeyJ', altKey: true, shiftKey: true })).toBe(false)
})

test('the command key of a Mac is what Ctrl is elsewhere', () => {
  const palette = { code: 'KeyK', mod: true }
  expect(isPressed(palette, { ...none, code: 'KeyK', metaKey: true })).toBe(true)
  expect(isPressed(palette, { ...none, code: 'KeyK', ctrlKey: true })).toBe(true)
})

test('a shortcut reads as the keys of each machine are printed', () => {
  expect(keysText({ code: 'KeyK', mod: true }, false)).toBe('Ctrl+K')
  expect(keysText({ code: 'KeyK', mod: true }, true)).toBe('⌘K')
  expect(keysText({ code: 'KeyJ', alt: true }, false)).toBe('Alt+J')
})
