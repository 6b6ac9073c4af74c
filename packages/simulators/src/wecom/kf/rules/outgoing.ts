import type { JsonObject } from '../../../http/fields.ts'
import { cutUtf8 } from '../../cut-utf8.ts'
import { demand } from '../../errors.ts'
import { type MediaType, mediaTypes } from '../../media/store.ts'
import type { State } from '../../state.ts'
import { checkMenu } from './outgoing-menu.ts'

const textMaxBytes = 2_048

type Checker = (body: JsonObject, state: State) => JsonObject

/** What `kf/send_msg` demands of each kind (path/94677). A checker gives the content back as the customer gets it. */
const checkers = new Map<string, Checker>([
  ['text', checkText],
  ...mediaTypes.map((type): [string, Checker] => [type, (body, state) => checkMedia(body, state, type)]),
  ['link', checkLink],
  ['miniprogram', checkMiniprogram],
  ['msgmenu', (body) => checkMenu(body, { entriesMax: 50 })],
  ['location', checkLocation],
  ['ca_link', checkOne('link_url', 2_048)],
  ['business_card', checkOne('userid', 64)],
])

export function checkOutgoing(state: State, msgtype: string, body: JsonObject): JsonObject {
  const check = checkers.get(msgtype)
  demand(check, 40008)
  return check(body, state)
}

/** Longer texts are cut without a word. */
export function checkText(body: JsonObject): JsonObject {
  const { content } = body
  demand(typeof content === 'string' && content !== '', 44004)
  return { ...body, content: cutUtf8(content, textMaxBytes) }
}

function checkMedia(body: JsonObject, { media }: State, type: MediaType): JsonObject {
  const found = media.find(need(body, 'media_id', 128, 41006))
  demand(found, 40007)
  demand(found.type === type, 40004)
  return body
}

function checkLink(body: JsonObject, { media }: State): JsonObject {
  need(body, 'title', 128, 41016)
  may(body, 'desc', 512)
  need(body, 'url', 2_048, 41010)
  demand(media.find(need(body, 'thumb_media_id', 128, 41006)), 40007)
  return body
}

function checkMiniprogram(body: JsonObject, { media }: State): JsonObject {
  need(body, 'appid', 64)
  may(body, 'title', 64)
  demand(/\.html(\?|$)/.test(need(body, 'pagepath', 1_024)), 40058, 'invalid pagepath')
  demand(media.find(need(body, 'thumb_media_id', 128, 41006)), 40007)
  return body
}

function checkLocation(body: JsonObject): JsonObject {
  const { latitude, longitude } = body
  demand(typeof latitude === 'number' && typeof longitude === 'number', 40058, 'invalid latitude or longitude')
  demand(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, 40058, 'invalid latitude or longitude')
  return body
}

function checkOne(name: string, maxBytes: number): Checker {
  return (body) => {
    need(body, name, maxBytes)
    return body
  }
}

function need(body: JsonObject, name: string, maxBytes: number, missing = 40063): string {
  const value = body[name]
  demand(value !== undefined && value !== '', missing)
  demand(typeof value === 'string' && Buffer.byteLength(value) <= maxBytes, 40058, `invalid ${name}`)
  return value
}

function may(body: JsonObject, name: string, maxBytes: number): void {
  const value = body[name] ?? ''
  demand(typeof value === 'string' && Buffer.byteLength(value) <= maxBytes, 40058, `invalid ${name}`)
}
