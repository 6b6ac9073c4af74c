import mammoth from 'mammoth'
import { assertZip } from './assert-zip.ts'
import { parseHtml } from './html.ts'
import type { Parsed } from './section.ts'

/** Headings, lists and tables of a Word file; its pictures are left out. */
export async function parseDocx(bytes: Uint8Array): Promise<Parsed> {
  assertZip(bytes)
  const withoutPictures = mammoth.images.imgElement(async () => ({ src: '' }))
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: withoutPictures })
  return parseHtml(value)
}
