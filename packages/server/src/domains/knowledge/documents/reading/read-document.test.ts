import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { docx, pdf } from '../../testing/samples.ts'
import { zip } from '../../testing/zip.ts'
import type { Format } from '../parse/parse.ts'
import { Unreadable } from '../parse/unreadable.ts'
import { readDocument } from './read-document.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const reason = (format: Format, file: Uint8Array, timeoutMs?: number) =>
  readDocument(format, file, timeoutMs).then(
    () => 'read',
    (error: unknown) => (error instanceof Unreadable ? error.reason : error),
  )

test('a Word file is read with its headings, a PDF page by page, a table row by row', async () => {
  const word = await readDocument('docx', docx([{ heading: '退款说明' }, { text: '退款在三天内原路退回。' }]))
  expect(word.passages).toEqual([{ heading: '退款说明', text: '退款在三天内原路退回。' }])
  const paper = await readDocument('pdf', pdf(['Refunds take three days.', 'Shipping is free.']))
  expect(paper.passages.map(({ text }) => text).join(' ')).toContain('Refunds take three days.')
  expect(paper.passages.map(({ text }) => text).join(' ')).toContain('Shipping is free.')
  const sheet = await writeXlsxFile(
    [
      [{ value: '型号' }, { value: '价格' }],
      [{ value: 'A1' }, { value: 99 }],
    ],
    { sheet: '价目表' },
  ).toBuffer()
  expect((await readDocument('xlsx', sheet)).passages).toEqual([{ heading: '价目表', text: '型号：A1；价格：99' }])
})

describe('is refused by a reason, and this process goes on:', () => {
  test('an archive that unpacks to far more than it says', async () => {
    const bomb = zip([{ name: 'word/document.xml', bytes: Buffer.alloc(150 * 1024 * 1024), claims: 100 }])
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await reason('docx', bomb)).toBe('expands_too_far')
    expect(await reason('xlsx', bomb)).toBe('expands_too_far')
  })

  test('what is broken, empty, or something else than it is called', async () => {
    expect(await reason('docx', bytes('PK no archive'))).toBe('unreadable')
    expect(await reason('docx', zip([{ name: 'a.txt', bytes: bytes('a') }]))).toBe('unreadable')
    expect(await reason('pdf', bytes('%PDF-1.4 and nothing more'))).toBe('unreadable')
    expect(await reason('txt', bytes(' \n\n '))).toBe('no_text')
    expect(await reason('html', bytes('<script>alert(1)</script>'))).toBe('no_text')
  })

  test('a text without end, and one that takes too long to read', async () => {
    expect(await reason('txt', bytes('很长。'.repeat(800_000)))).toBe('too_long')
    expect(await reason('md', bytes('a *b '.repeat(100_000)), 1)).toBe('too_slow')
  })
})
