import { expect, test } from 'vitest'
import { hashOf } from '../platform/secrets.ts'
import { masterKeyFrom } from './master-key.ts'
import { createReader } from './read-values.ts'

function read(key: string | undefined, demo: boolean) {
  const reader = createReader({})
  const hash = masterKeyFrom({ YINGDA_MASTER_KEY: key }, reader, demo)
  return { hash, problems: reader.problems }
}

test('unset, there is no master key', () => {
  expect(read(undefined, false)).toEqual({ hash: undefined, problems: [] })
})

test('only its hash is kept', () => {
  const key = 'x'.repeat(32)
  expect(read(key, false)).toEqual({ hash: hashOf(key), problems: [] })
})

test.each([
  ['a short key in production', 'secret-word', false],
  ['a key with a blank, which no header carries', `secret-word ${'x'.repeat(32)}`, true],
  ['a key that is no ASCII', `secret-word-${'钥'.repeat(32)}`, true],
])('%s is refused at the start, without being repeated', (_what, key, demo) => {
  const { problems } = read(key, demo)
  expect(problems).toHaveLength(1)
  expect(problems.join()).toContain('YINGDA_MASTER_KEY')
  expect(problems.join()).not.toContain('secret-word')
})
