import { isUtf8 } from 'node:buffer'

const parameter = /;\s*(filename\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/gi
const notInNames = /[\p{Cc}\p{Surrogate}\u{FFFD}]/gu
const longestName = 255

/**
 * The file name of a Content-Disposition header, without folders and control characters.
 * WeCom writes raw UTF-8, which fetch hands over byte by byte; proxies write RFC 8187 or percent signs.
 */
export function readFilename(header: string | null): string | undefined {
  const found = new Map<string, string>()
  for (const [, name = '', quoted, bare] of (header ?? '').matchAll(parameter)) {
    found.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '')
  }
  const extended = found.get('filename*')?.replace(/^utf-8'[^']*'/i, '')
  const text = decodePercent(extended ?? decodeBytes(found.get('filename') ?? ''))
  const name = (text.split(/[/\\]/).at(-1) ?? '').replace(notInNames, '').trim()
  return /^\.*$/.test(name) ? undefined : [...name].slice(0, longestName).join('')
}

function decodeBytes(text: string): string {
  const bytes = Buffer.from(text, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : text
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // @NOTE `100%.pdf` is a name as well.
    return text
  }
}
