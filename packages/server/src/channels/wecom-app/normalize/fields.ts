import type { XmlItem, XmlRecord, XmlValue } from '@yingda/wecom'

/** The plain fields of a callback; an absent one reads as ''. */
export interface Fields {
  get(name: string): string
  readonly raw: unknown
}

export const fieldsOf = (xml: XmlRecord): Fields => ({
  get: (name) => {
    const value = xml.get(name)
    return typeof value === 'string' ? value : ''
  },
  get raw() {
    return toJson(xml)
  },
})

const toJson = (value: XmlValue): unknown => {
  if (typeof value === 'string') return value
  if (isList(value)) return value.map(toJson)
  return Object.fromEntries([...value].map(([name, child]) => [name, toJson(child)]))
}

const isList = (value: XmlRecord | readonly XmlItem[]): value is readonly XmlItem[] => Array.isArray(value)
