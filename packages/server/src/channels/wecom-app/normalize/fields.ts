import type { XmlItem, XmlRecord, XmlValue } from '@yingda/wecom'

/** The plain fields of a callback; an absent one reads as ''. */
export interface Fields {
  /** As it was sent. */
  get(name: string): string
  /** An id, a number or a name of WeCom's: some pushes put line ends around them. */
  word(name: string): string
  /** The fields of a child that has children; of none when it is absent. */
  inside(name: string): Fields
  readonly raw: unknown
}

export const fieldsOf = (xml: XmlRecord): Fields => new XmlFields(xml)

class XmlFields implements Fields {
  readonly #xml: XmlRecord

  constructor(xml: XmlRecord) {
    this.#xml = xml
  }

  get(name: string): string {
    const value = this.#xml.get(name)
    return typeof value === 'string' ? value : ''
  }

  word(name: string): string {
    return this.get(name).trim()
  }

  inside(name: string): Fields {
    const value = this.#xml.get(name)
    return new XmlFields(value === undefined || typeof value === 'string' || isList(value) ? new Map() : value)
  }

  get raw(): unknown {
    return toJson(this.#xml)
  }
}

const toJson = (value: XmlValue): unknown => {
  if (typeof value === 'string') return value
  if (isList(value)) return value.map(toJson)
  return Object.fromEntries([...value].map(([name, child]) => [name, toJson(child)]))
}

const isList = (value: XmlRecord | readonly XmlItem[]): value is readonly XmlItem[] => Array.isArray(value)
