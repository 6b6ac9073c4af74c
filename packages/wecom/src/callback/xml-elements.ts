import { isBlank, refuseXml } from './xml-text.ts'

export type XmlItem = string | XmlRecord
/** One element: its text, or its children. A name that occurs more than once holds an array, in document order. */
export type XmlValue = XmlItem | readonly XmlItem[]
/** A Map, so that a child named `__proto__` is a name like any other. */
export type XmlRecord = ReadonlyMap<string, XmlValue>

/** The deepest known callback, template_card_event, has five levels. */
const maxDepth = 16

/** The elements that are open while reading, outermost first; below them a nameless one that will hold the root. */
export class OpenElements {
  readonly #stack: Element[] = [new Element('')]

  open(name: string): void {
    if (this.#stack.length > maxDepth) throw refuseXml('too deep')
    this.#stack.push(new Element(name))
  }

  close(name: string): void {
    const element = this.#stack.pop()
    const parent = this.#stack.at(-1)
    if (element?.name !== name || parent === undefined) throw refuseXml('tags that do not match')
    parent.add(name, element.value())
  }

  addText(text: string): void {
    const element = this.#stack.at(-1)
    if (element) element.text += text
  }

  addCdata(text: string): void {
    if (this.#stack.length === 1) throw refuseXml('text outside the root')
    this.addText(text)
  }

  root(): XmlRecord {
    const document = this.#stack.length === 1 ? this.#stack[0]?.value() : undefined
    if (!isXmlRecord(document) || document.size !== 1) throw refuseXml('not exactly one closed root')
    const [root] = document.values()
    const record = toRecord(root)
    if (record === undefined) throw refuseXml('a root without children')
    return record
  }
}

class Element {
  readonly name: string
  /** Nearly every element is a leaf, which needs none. */
  #children: Map<string, XmlItem | XmlItem[]> | undefined
  text = ''

  constructor(name: string) {
    this.name = name
  }

  add(name: string, value: XmlItem): void {
    this.#children ??= new Map()
    const known = this.#children.get(name)
    if (Array.isArray(known)) {
      known.push(value)
      return
    }
    this.#children.set(name, known === undefined ? value : [known, value])
  }

  value(): XmlItem {
    if (!this.#children) return this.text
    if (!isBlank(this.text)) throw refuseXml('text beside children')
    return this.#children
  }
}

export function isXmlRecord(value: XmlValue | undefined): value is XmlRecord {
  return value instanceof Map
}

/** An element without children is an empty record if it has no text either, as an empty list is sent. */
export function toRecord(value: XmlValue | undefined): XmlRecord | undefined {
  if (isXmlRecord(value)) return value
  return typeof value === 'string' && isBlank(value) ? new Map() : undefined
}
