import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isProven } from './is-proven.ts'
import { readPromises } from './read-promises.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const promises = readPromises(await readFile(`${root}docs/coverage.md`, 'utf8'))
const sourceOf = (file: string) => readFile(root + file, 'utf8').catch(() => '')

test.each(promises)('$promise', async ({ file, test }) => {
  const proven = file.endsWith('.test.ts') && isProven(await sourceOf(file), test)
  expect(proven, `docs/coverage.md names a test that is not there: ${file} › ${test}`).toBe(true)
})

test('the document makes promises, each once', () => {
  const texts = promises.map(({ promise }) => promise)
  expect(texts.length).toBeGreaterThan(100)
  expect(texts.filter((text, index) => text === '' || texts.indexOf(text) !== index)).toEqual([])
})

describe('a promise counts as unproven', () => {
  const source = `
describe('a group', () => {
  test('is kept', () => {})
  test.each([[1], [2]])('is kept %d times', () => {})
  test.each<[string, Map<string, number>]>([
    ['some', new Map()],
  ])('is typed: %s', () => {})
  test.skip('is skipped', () => {})
  test.todo('is planned')
  test.skipIf(true)('is skipped perhaps', () => {})
})
describe.each(['x'])('groups of %s', () => {})
const example = ['is only text', 'more']
test("the customer's own", () => {})`

  test.each(['is kept', 'is kept %d times', 'is typed: %s', 'a group › is kept', "the customer's own"])(
    'but not when there is its test: %s',
    (name) => expect(isProven(source, name)).toBe(true),
  )

  test.each(['is skipped', 'is skipped perhaps', 'is planned', 'is only text', 'a group', 'groups of %s'])(
    'by what is no running test: %s',
    (name) => expect(isProven(source, name)).toBe(false),
  )

  test.each(['', 'is kep', 'kept', 'IS KEPT', 'is kept 1 times', 'another group › is kept'])(
    'by another name: %j',
    (name) => expect(isProven(source, name)).toBe(false),
  )

  test('when its row names no test', () => {
    const rows = readPromises(
      '| promise | file | test |\n|---|---|---|\n| a \\| b | x.test.ts | t |\n| c | y.test.ts |  |',
    )
    expect(rows).toEqual([
      { promise: 'a | b', file: 'x.test.ts', test: 't' },
      { promise: 'c', file: 'y.test.ts', test: '' },
    ])
  })
})
