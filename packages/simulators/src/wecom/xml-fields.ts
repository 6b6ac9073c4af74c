import { BadInput } from '../http/bad-input.ts'
import { isObject } from '../http/fields.ts'
import type { XmlChild } from './xml.ts'

/** XML children as JSON: a list is a child that occurs several times. */
export type XmlFields = { readonly [name: string]: string | XmlFields | readonly XmlFields[] }

export function xmlChildren(fields: XmlFields): XmlChild[] {
  return Object.entries(fields).flatMap(([name, value]): XmlChild[] => {
    if (typeof value === 'string') return [[name, value]]
    if (isList(value)) return value.map((item): XmlChild => [name, xmlChildren(item)])
    return [[name, xmlChildren(value)]]
  })
}

/** Reads children from a control body. Values may be any text, names may not. Throws `BadInput`. */
export function readXmlFields(value: unknown, depth = 0): XmlFields {
  if (value === undefined) return {}
  if (!isObject(value) || depth > 4)
    throw new BadInput('"fields" must be an object of texts, objects or lists of objects.')
  const fields: Record<string, XmlFields[string]> = {}
  for (const [name, inner] of Object.entries(value)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name))
      throw new BadInput('The names in "fields" must be XML names such as PicUrl or MediaId.')
    fields[name] = readValue(inner, depth)
  }
  return fields
}

function readValue(inner: unknown, depth: number): XmlFields[string] {
  if (typeof inner === 'string') return inner
  if (Array.isArray(inner)) return inner.map((item: unknown) => readXmlFields(item, depth + 1))
  return readXmlFields(inner ?? null, depth + 1)
}

function isList(value: XmlFields | readonly XmlFields[]): value is readonly XmlFields[] {
  return Array.isArray(value)
}
