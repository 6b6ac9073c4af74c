import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Reading, readBlocks } from './read-blocks.ts'

const pieces = [
  '文字',
  '\n',
  '\n\n',
  '- ',
  '1. ',
  '2',
  '. ',
  '**',
  '`',
  '```\n',
  '# ',
  '> ',
  '| a ',
  '|\n|-|\n',
  '    ',
  'x',
  '---',
  '<b>',
  '[l](u)',
]

const typesOf = ({ blocks }: Reading) => blocks.map(({ node }) => node.type)
const growing = (parts: readonly string[]) => {
  let reading: Reading | undefined
  let text = ''
  for (const part of parts) {
    text += part
    reading = readBlocks(text, reading)
  }
  return { reading: readBlocks(text, reading), text }
}

test('a text that comes in pieces ends as the same blocks as the whole text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const { reading, text } = growing(parts)
      expect(typesOf(reading)).toEqual(typesOf(readBlocks(text)))
    }),
    { numRuns: 150 },
  )
})

test('settled blocks are read once: a long text costs no more per piece than a short one', () => {
  const paragraph = '这是一段回答。\n\n'
  const { reading } = growing(Array.from({ length: 200 }, () => paragraph))
  expect(reading.blocks).toHaveLength(200)
  expect(reading.settledTo).toBeGreaterThan(reading.text.length - 3 * paragraph.length)
  const next = readBlocks(`${reading.text}and more`, reading)
  expect(next.blocks.slice(0, 198)).toEqual(reading.blocks.slice(0, 198))
  expect(next.blocks[0]).toBe(reading.blocks[0])
})

test('a number that becomes an item stays in its list', () => {
  const { reading } = growing(['1. one\n\n', '2', '. two'])
  expect(typesOf(reading)).toEqual(['list'])
})

test('another text begins anew', () => {
  const first = readBlocks('# Title\n\nText\n\nmore')
  expect(typesOf(readBlocks('only text', first))).toEqual(['paragraph'])
})
