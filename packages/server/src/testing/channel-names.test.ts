import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadChannels } from '../channels/load.ts'

const packages = fileURLToPath(new URL('../../../', import.meta.url))
const manifests = (await loadChannels()).map(({ manifest }) => manifest)

/** A short word has many meanings: it names a channel, or a family of them, where it stands alone between quotes. */
const quoted = (word: string) => new RegExp(`(['"\`])${word}\\1`)
const naming = manifests.flatMap(({ id, contractType, callbackPath }) => [
  id.length > 3 ? new RegExp(`\\b${id}\\b`) : quoted(id),
  quoted(contractType),
  ...(callbackPath ? [new RegExp(`${callbackPath}(?![\\w-])`)] : []),
])

/** Where a text names a channel, line by line. */
const namesIn = (text: string) =>
  text.split('\n').flatMap((line, index) => (naming.some((name) => name.test(line)) ? [`${index + 1}: ${line}`] : []))

async function namedIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(packages, folder), { recursive: true, withFileTypes: true })
  const sources = entries.filter(({ name }) => /\.(tsx?|css)$/.test(name) && !name.includes('.test.'))
  const found: string[] = []
  for (const { parentPath, name } of sources.filter(({ parentPath }) => !parentPath.includes('/testing'))) {
    const file = join(parentPath, name)
    found.push(...namesIn(await readFile(file, 'utf8')).map((line) => `${file}:${line}`))
  }
  return found
}

test('every channel is found where it is named', () => {
  for (const { id, contractType } of manifests) {
    for (const name of [id, contractType]) expect(namesIn(`a\nif (channel === '${name}') b()`)).toHaveLength(1)
  }
  expect(namesIn('a website of its own, on the web')).toEqual([])
})

test.each(['server/src/domains', 'server/src/inbox', 'server/src/feed', 'server/src/platform', 'web/src'])(
  'nothing in %s names a channel: what differs between them is in their manifests',
  async (folder) => expect(await namedIn(folder)).toEqual([]),
)
