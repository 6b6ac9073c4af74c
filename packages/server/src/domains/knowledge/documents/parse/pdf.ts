import { extractText, getDocumentProxy } from 'unpdf'
import type { Parsed } from './section.ts'
import { parseText } from './text.ts'
import { Unreadable } from './unreadable.ts'

const mostPages = 1_000

/** The text of a PDF, page by page; one that holds only pictures of text has none. */
export async function parsePdf(bytes: Uint8Array): Promise<Parsed> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, disableFontFace: true })
  try {
    if (pdf.numPages > mostPages) throw new Unreadable('too_many_pages')
    const { text } = await extractText(pdf, { mergePages: false })
    return { sections: parseText(joinLines(text.join('\n'))).sections }
  } finally {
    await pdf.destroy()
  }
}

/** Lines of a PDF end where the paper does: a Chinese line without an end goes on in the next. */
const joinLines = (text: string): string => text.replaceAll(/(?<=[\p{Script=Han}，、])\n(?=[\p{Script=Han}]{8})/gu, '')
