import { extname } from 'node:path'
import { documentFormats } from '../contract.ts'
import type { Format } from './parse/parse.ts'

const byExtension: Readonly<Record<string, Format>> = {
  ...Object.fromEntries(documentFormats.map((format) => [format, format])),
  htm: 'html',
  markdown: 'md',
  text: 'txt',
}

const byMime: Readonly<Record<string, Format>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

const pdfMark = Buffer.from('%PDF-')
const zipMark = Buffer.from('PK')

/** By the name, when the first bytes do not contradict it; undefined: nothing we read. */
export function formatOf(name: string, bytes: Uint8Array): Format | undefined {
  const format = byExtension[extname(name).slice(1).toLowerCase()]
  const head = Buffer.from(bytes.subarray(0, 5))
  const isPdf = head.equals(pdfMark)
  const isZip = head.subarray(0, 2).equals(zipMark)
  if (format === 'pdf') return isPdf ? 'pdf' : undefined
  if (format === 'docx' || format === 'xlsx') return isZip ? format : undefined
  return isPdf || isZip || head.includes(0) ? undefined : format
}

export const formatOfMime = (contentType: string | null): Format | undefined =>
  byMime[(contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '']
