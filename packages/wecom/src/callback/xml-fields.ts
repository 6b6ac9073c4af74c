import { isXmlRecord, toRecord, type XmlItem, type XmlRecord } from './xml-elements.ts'
import { refuseXml } from './xml-text.ts'

/** The text of a child; undefined when there is none. @throws WeComCryptoError kind 'xml' if repeated or not text */
export function xmlText(record: XmlRecord, name: string): string | undefined {
  const value = record.get(name)
  if (value === undefined || typeof value === 'string') return value
  throw refuseXml('a field that should be one text')
}

/** A child that has children; undefined when there is none. @throws WeComCryptoError kind 'xml' if repeated or text */
export function xmlChild(record: XmlRecord, name: string): XmlRecord | undefined {
  const value = record.get(name)
  if (value === undefined) return undefined
  const child = toRecord(value)
  if (child === undefined) throw refuseXml('a field that should have children')
  return child
}

/** Every child of that name, be there none, one or many. */
export function xmlList(record: XmlRecord, name: string): readonly XmlItem[] {
  const value = record.get(name)
  if (value === undefined) return []
  return typeof value === 'string' || isXmlRecord(value) ? [value] : value
}
