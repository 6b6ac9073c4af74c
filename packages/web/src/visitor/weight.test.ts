import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const kilobyte = 1024

test('everything the page of a shared bot loads is at most 60 KB', () => {
  const files = loadedBy('visitor/index.html')
  expect(files.some((file) => file.endsWith('.css'))).toBe(true)
  expect(files.filter((file) => file.includes('markdown'))).toHaveLength(1)
  expect(weightOf(files)).toBeLessThanOrEqual(60 * kilobyte)
})

test('the loader of the widget is one file of at most 10 KB that names nothing in the page of others', () => {
  const script = readFileSync(join(dist, 'widget.js'), 'utf8')
  expect(loadedBy('widget.js')).toEqual(['widget.js'])
  expect(weightOf(['widget.js'])).toBeLessThanOrEqual(10 * kilobyte)
  const page = { document: { currentScript: null }, HTMLScriptElement: class {} }
  const names = Object.keys(page)
  const site = createContext(page)
  // A name at the top would be there afterwards, or stand in the way of the second run.
  runInContext(script, site)
  runInContext(script, site)
  expect(Object.keys(page)).toEqual(names)
})

test('no script of the page writes markup', () => {
  const scripts = [...loadedBy('visitor/index.html'), 'widget.js'].filter((file) => file.endsWith('.js'))
  for (const script of scripts) {
    const text = readFileSync(join(dist, script), 'utf8')
    expect(text.match(/document\.write|insertAdjacentHTML|outerHTML|createContextualFragment/g)).toBeNull()
    // Preact keeps one way for who asks by name (`dangerouslySetInnerHTML`); nothing of ours asks.
    expect(text.match(/dangerouslySetInnerHTML:/g)).toBeNull()
  }
})

/** A page or a script with all that it names, and what that names. */
function loadedBy(first: string): string[] {
  if (!existsSync(join(dist, first))) throw new Error('The pages are not built: run `npm test`, which builds them.')
  const found = new Set([first])
  for (const file of found) {
    const text = /\.(html|js)$/.test(file) ? readFileSync(join(dist, file), 'utf8') : ''
    for (const [, name] of text.matchAll(/["'`/.]([\w-]+\.(?:js|css))["'`]/g)) {
      if (name && existsSync(join(dist, 'assets', name))) found.add(`assets/${name}`)
    }
  }
  return [...found]
}

const weightOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0)
