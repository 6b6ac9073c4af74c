import type { XmlItem, XmlRecord, XmlValue } from '@yingda/wecom'

/** The plain fields of a callback; an absent one reads as ''. */
export interface Fields {
  /** As it was sent. */
  get(name: string): string
  /** An id, a number or a name of WeCom's: some pushes put line ends around them. */
  word(name: string): string
  readonly raw: unknown
}

export function fieldsOf(xml: XmlRecord): Fields {
  const get = (name: string) => {
    const value = xml.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    get,
    word: (name) => get(name).trim(),
    get raw() {
      return toJson(xml)
    },
  }
}

const toJson = (value: XmlValue): unknown => {
  if (typeof value === 'string') return value
  if (isList(value)) return value.map(toJson)
  return Object.fromEntries([...value].map(([name, child]) => [name, toJson(child)]))
}

const isList = (value: XmlRecord | readonly XmlItem[]): value is readonly XmlItem[] => Array.isArray(value)
