import { describe, expect, test } from 'vitest'
import { allOf, drawn, textOf } from '../testing/drawn.ts'
import { vectors } from '../testing/vectors.ts'

const elementsWeMake =
  'p span a strong em del code pre br hr ul ol li blockquote div table thead tbody tr th td sup'.split(' ')
const attributesWeGive = ['class', 'start', 'href', 'target', 'rel', 'tabIndex', 'key']

const names = (text: string) => allOf(drawn(text)).map(({ name }) => name)
const links = (text: string) => allOf(drawn(text)).filter(({ name }) => name === 'a')

describe('whatever a text says', () => {
  test('there are more than 500 ways to try', () => expect(vectors.length).toBeGreaterThan(500))

  test('only the elements of Markdown come of it, with no attribute that runs or loads anything', () => {
    for (const vector of vectors) {
      for (const { name, attributes } of allOf(drawn(vector))) {
        expect(elementsWeMake, vector).toContain(name)
        for (const attribute of Object.keys(attributes)) expect(attributesWeGive, vector).toContain(attribute)
      }
    }
  })

  test('a link opens nothing but web pages and mail, in a page that knows nothing of this one', () => {
    for (const { attributes } of vectors.flatMap(links)) {
      expect(String(attributes.href)).toMatch(/^(https?:\/\/|mailto:)/)
      expect(attributes.rel).toBe('noopener noreferrer nofollow')
    }
    expect(vectors.flatMap(links).length).toBeGreaterThan(20)
  })

  test('markup is read as it was typed', () => {
    expect(textOf(drawn('<b>bold</b>'))).toBe('<b>bold</b>')
    expect(textOf(drawn('<script>\nx()\n</script>'))).toBe('<script>\nx()\n</script>')
  })

  test('nesting without end exhausts nobody, and is still there to read', () => {
    const deep = `${'>'.repeat(400)} deep`
    expect(textOf(drawn(deep))).toContain('deep')
    expect(textOf(drawn(`${'['.repeat(400)}x${'](y)'.repeat(400)}`))).toContain('x')
  })
})

describe('links', () => {
  test('a link names the host it opens', () => {
    expect(textOf(drawn('[账单](https://evil.example/a)'))).toBe('账单 evil.example')
    expect(textOf(drawn('https://bank.example/x'))).toBe('https://bank.example/x')
    expect(textOf(drawn('[bank.example](https://evil.example)'))).toBe('bank.example evil.example')
    expect(textOf(drawn('[写信](mailto:it@example.com)'))).toBe('写信 it@example.com')
  })

  test('an address that pretends to be another one is no link', () => {
    expect(links('[bank](https://bank.example@evil.example/)')).toEqual([])
  })

  test('a remote picture is a link, and is not loaded', () => {
    expect(names('![Plan](https://pictures.example/plan.png)')).toEqual(['p', 'a', 'span'])
  })

  test('Chinese behind an address is not a part of it', () => {
    const text = '见 https://it.example.com/faq，然后**重启**。'
    expect(links(text).map(({ attributes }) => attributes.href)).toEqual(['https://it.example.com/faq'])
    expect(names(text)).toContain('strong')
    expect(textOf(drawn(text))).toBe('见 https://it.example.com/faq，然后重启。')
  })

  test('a link by reference works', () => {
    expect(links('[手册][1]\n\n[1]: https://it.example.com').length).toBe(1)
  })
})

test('tables, lists, code and tasks look like themselves', () => {
  expect(names('| a | b |\n|---|--:|\n| 1 | 2 |')).toEqual([
    'div',
    'table',
    'thead',
    'tr',
    'th',
    'th',
    'tbody',
    'tr',
    'td',
    'td',
  ])
  expect(textOf(drawn('- [x] 完成\n- [ ] 未完成'))).toBe('☑ 完成☐ 未完成')
  expect(allOf(drawn('3. three'))[0]?.attributes.start).toBe(3)
  expect(textOf(drawn('```ts\nconst a = 1\n```'))).toBe('const a = 1')
})
