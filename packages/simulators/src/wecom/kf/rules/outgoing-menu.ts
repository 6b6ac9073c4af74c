import { isObject, type JsonObject } from '../../../http/fields.ts'
import { demand } from '../../errors.ts'

const actionsMax = 10
const wordsMaxBytes = 1_024

/** Fields of each kind of entry with the bytes they may have. */
const entryFields = new Map<string, Record<string, number>>([
  ['click', { id: 128, content: 128 }],
  ['view', { url: 2_048, content: 1_024 }],
  ['miniprogram', { appid: 64, pagepath: 1_024, content: 1_024 }],
  ['text', { content: 256 }],
])
/** WeCom makes the id of a click entry when none is given. */
const optional = ['id']

/** The menu of `kf/send_msg` and of a survey: up to 10 entries that do something, with texts between them. */
export function checkMenu(body: JsonObject, { entriesMax }: { entriesMax: number }): JsonObject {
  const { head_content = '', tail_content = '', list } = body
  for (const words of [head_content, tail_content])
    demand(
      typeof words === 'string' && Buffer.byteLength(words) <= wordsMaxBytes,
      40058,
      'invalid head or tail content',
    )
  demand(Array.isArray(list), 40063, 'list is empty')
  demand(list.length <= entriesMax, 95008)
  const kinds = list.map((entry: unknown) => checkEntry(entry))
  demand(kinds.filter((kind) => kind !== 'text').length <= actionsMax, 95008)
  return body
}

function checkEntry(entry: unknown): string {
  demand(isObject(entry) && typeof entry.type === 'string', 95009)
  const fields = entryFields.get(entry.type)
  demand(fields, 95009)
  const inner = entry[entry.type]
  demand(isObject(inner), 95009)
  for (const [name, maxBytes] of Object.entries(fields)) checkField(inner, name, maxBytes)
  return entry.type
}

function checkField(inner: JsonObject, name: string, maxBytes: number): void {
  const value = inner[name]
  if (value === undefined && optional.includes(name)) return
  demand(typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= maxBytes, 40058, `invalid ${name}`)
}
