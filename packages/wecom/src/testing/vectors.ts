import { readFileSync } from 'node:fs'
import { isRecord } from '../is-record.ts'

/** One published vector. Reading a field that it does not have fails the test that asks. */
export class Vector {
  readonly #fields: Record<string, unknown>

  constructor(fields: Record<string, unknown>) {
    this.#fields = fields
  }

  has(name: string): boolean {
    return name in this.#fields
  }

  text(name: string): string {
    const value = this.#fields[name]
    if (typeof value !== 'string') throw new Error(`vector ${String(this.#fields.id)} has no text ${name}`)
    return value
  }

  texts(name: string): string[] {
    const value = this.#fields[name]
    if (!Array.isArray(value)) throw new Error(`vector ${String(this.#fields.id)} has no list ${name}`)
    return value.map(String)
  }

  bytes(name: string): Buffer {
    return Buffer.from(this.text(name), 'hex')
  }

  /** What must happen: undefined when the vector is good. */
  failure(): { kind: unknown; sdkCode: unknown } | undefined {
    const { expect } = this.#fields
    if (!isRecord(expect) || typeof expect.ok !== 'boolean') throw new Error('a vector without expectation')
    return expect.ok ? undefined : { kind: expect.error, sdkCode: expect.sdkCode }
  }
}

export function readVectors(): Vector[] {
  const path = new URL('../fixtures/wecom-vectors.json', import.meta.url)
  const file: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isRecord(file) || !Array.isArray(file.vectors)) throw new Error('no vectors')
  return file.vectors.filter(isRecord).map((fields) => new Vector(fields))
}
