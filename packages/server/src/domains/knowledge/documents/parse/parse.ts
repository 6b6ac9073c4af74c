import type { documentFormats } from '../../contract.ts'
import { chunk, type Passage } from './chunk.ts'
import { parseDocx } from './docx.ts'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { parsePdf } from './pdf.ts'
import type { Parsed } from './section.ts'
import { decode, parseText } from './text.ts'
import { Unreadable } from './unreadable.ts'
import { parseXlsx } from './xlsx.ts'

export type Format = (typeof documentFormats)[number]

export interface ReadDocument {
  readonly title?: string
  readonly passages: readonly Passage[]
}

const parsers: Readonly<Record<Format, (bytes: Uint8Array) => Parsed | Promise<Parsed>>> = {
  txt: (bytes) => parseText(decode(bytes)),
  md: (bytes) => parseMarkdown(decode(bytes)),
  html: (bytes) => parseHtml(decode(bytes)),
  docx: parseDocx,
  pdf: parsePdf,
  xlsx: parseXlsx,
}

const mostChars = 2_000_000
const mostPassages = 8_000

/** @throws Unreadable, or whatever a library throws at a broken file. */
export async function parse(format: Format, bytes: Uint8Array): Promise<ReadDocument> {
  const { title, sections } = await parsers[format](bytes)
  const length = sections.reduce((sum, { text }) => sum + text.length, 0)
  if (length > mostChars) throw new Unreadable('too_long')
  const passages = chunk(sections)
  if (passages.length > mostPassages) throw new Unreadable('too_long')
  if (passages.length === 0) throw new Unreadable('no_text')
  return { ...(title && { title }), passages }
}
