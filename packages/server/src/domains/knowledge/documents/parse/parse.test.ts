import { expect, test } from 'vitest'
import { chunk } from './chunk.ts'
import { parse } from './parse.ts'
import { decode } from './text.ts'

const read = (format: 'html' | 'md' | 'txt', text: string) => parse(format, new TextEncoder().encode(text))

test('a page says what is on it, under its headings, without what moves or hides', async () => {
  const page = `<!doctype html><html><head><title> 帮助 中心 </title><style>p{}</style></head><body><nav>首页</nav>
    <h1>售后</h1><h2>退款</h2><p>三天内<b>退回</b>。</p><ul><li>微信</li><li>支付宝</li></ul>
    <table><tr><td>A</td><td>1</td></tr></table><script>alert(1)</script><form>搜索</form><footer>版权</footer></body></html>`
  const { title, passages } = await read('html', page)
  expect(title).toBe('帮助 中心')
  expect(passages).toEqual([{ heading: '售后 › 退款', text: '三天内退回。\n微信\n支付宝\nA | 1 |' }])
})

test('Markdown keeps its headings, lists and tables and loses its marks, raw HTML and front matter', async () => {
  const { title, passages } = await read(
    'md',
    '---\na: b\n---\n# 手册\n\n## 退款\n\n**三天**内[退回](https://x.test)。<img src=x onerror=alert(1)>\n\n- 一\n- 二\n\n|a|b|\n|-|-|\n|1|2|\n\n## 换货\n\n七天。',
  )
  expect(title).toBe('手册')
  expect(passages).toEqual([
    { heading: '手册 › 退款', text: '三天内退回。\n一\n二\na | b\n1 | 2' },
    { heading: '手册 › 换货', text: '七天。' },
  ])
})

test('numbered lines of a plain text are its headings', async () => {
  const { passages } = await read('txt', '第一章 售后\n二、退款\n三天内退回。\n2.1 时限\n从签收日算起。')
  expect(passages.map(({ heading }) => heading)).toEqual([
    '第一章 售后 › 二、退款',
    '第一章 售后 › 二、退款 › 2.1 时限',
  ])
})

test('a text of an old Chinese system is read like one in UTF-8', () => {
  expect(decode(new TextEncoder().encode('退款'))).toBe('退款')
  expect(decode(Uint8Array.of(0xcd, 0xcb, 0xbf, 0xee))).toBe('退款')
})

test('passages are short, keep sentences whole, and begin with the short end of the one before', () => {
  const sentence = (n: number) => `第${n}条规定说的是退款会在三个工作日之内退回。`
  const text = Array.from({ length: 60 }, (_, n) => sentence(n)).join('')
  const passages = chunk([{ heading: '规定', text }])
  expect(passages.length).toBeGreaterThan(2)
  expect(passages.every((passage) => passage.text.length <= 480 && passage.text.endsWith('。'))).toBe(true)
  expect(passages[1]?.text.startsWith(passages[0]?.text.split('。').at(-2) ?? '?')).toBe(true)
  for (let n = 0; n < 60; n++) expect(passages.some((passage) => passage.text.includes(sentence(n)))).toBe(true)
})

test('a sentence without end is cut, and no character of it is lost or broken', () => {
  const passages = chunk([{ heading: '', text: '😀'.repeat(1_000) }])
  expect(passages.map(({ text }) => text).join('')).toBe('😀'.repeat(1_000))
})
