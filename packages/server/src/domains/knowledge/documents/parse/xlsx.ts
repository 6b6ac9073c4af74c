import readXlsxFile from 'read-excel-file/node'
import { assertZip } from './assert-zip.ts'
import { createOutline, type Parsed } from './section.ts'

/** Every row as a line `name: value`, with the first row of its sheet for the names: a row is read alone later. */
export async function parseXlsx(bytes: Uint8Array): Promise<Parsed> {
  assertZip(bytes)
  const outline = createOutline()
  for (const { sheet, data } of await readXlsxFile(Buffer.from(bytes))) {
    const [names = [], ...rows] = data
    outline.heading(1, sheet)
    if (rows.length === 0) outline.paragraph(names.map(textOf).filter(Boolean).join(' | '))
    for (const row of rows) {
      const cells = row.map((cell, i) => ({ name: textOf(names[i]), text: textOf(cell) })).filter(({ text }) => text)
      outline.paragraph(cells.map(({ name, text }) => (name ? `${name}：${text}` : text)).join('；'))
    }
  }
  return { sections: outline.end() }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).trim()
}
