import { isLegalText } from '../legal-text.ts'
import { WeComCryptoError } from './crypto-error.ts'

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])
const reference = /&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|([a-z]{2,4}));|&/g

/** The value of text between tags: the five predefined entities and numeric references, no other. */
export function readXmlText(raw: string): string {
  if (raw.includes(']]>')) throw refuseXml(']]> outside CDATA')
  if (!raw.includes('&')) return raw
  return raw.replace(reference, (_whole, decimal?: string, hex?: string, name?: string) => {
    const text = name === undefined ? readNumber(decimal, hex) : predefined.get(name)
    if (text === undefined || !isLegalText(text)) throw refuseXml('an entity that is not predefined')
    return text
  })
}

export function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text)
}

export function refuseXml(reason: string): WeComCryptoError {
  return new WeComCryptoError('xml', `XML refused: ${reason}`)
}

function readNumber(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
