import { expect, test } from 'vitest'
import { decodeNamedCharacterReference } from './named-characters.ts'

test('known names become their character, others stay as they were typed', () => {
  expect(decodeNamedCharacterReference('copy')).toBe('©')
  expect(decodeNamedCharacterReference('nothing')).toBe(false)
  expect(decodeNamedCharacterReference('constructor')).toBe(false)
})
