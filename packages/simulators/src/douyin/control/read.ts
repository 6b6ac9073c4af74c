import { BadInput } from '../../http/bad-input.ts'
import { flag, oneOf, wholeNumber } from '../../http/checks.ts'
import { isObject, type JsonObject, optionalText, refuseUnknown, requiredText } from '../../http/fields.ts'
import type { NewDouyinEntry, NewDouyinMessage } from '../acts/customer.ts'
import { messageTypes } from '../contents.ts'

const textMaxBytes = 40_000
const nameMaxBytes = 64
const idMaxBytes = 128

export function readMessage(body: JsonObject): NewDouyinMessage {
  refuseUnknown(body, ['from', 'text', 'type', 'name', 'to', 'content'])
  const text = optionalText(body, 'text', textMaxBytes)
  const { type, content } = body
  if (content !== undefined && !isObject(content)) throw new BadInput('"content" must be an object.')
  return {
    ...readWho(body),
    ...(text !== undefined && { text }),
    ...(type !== undefined && { type: oneOf(...messageTypes)(type, 'type') }),
    ...(content !== undefined && { content }),
  }
}

export function readEntry(body: JsonObject): NewDouyinEntry {
  refuseUnknown(body, ['from', 'name', 'to', 'scene', 'video'])
  const video = optionalText(body, 'video', idMaxBytes)
  const { scene } = body
  return {
    ...readWho(body),
    ...(scene !== undefined && { scene: wholeNumber(0, 1_000)(scene, 'scene') }),
    ...(video !== undefined && { video }),
  }
}

export function readGrant(body: JsonObject): { from: string; to?: string; granted?: boolean } {
  refuseUnknown(body, ['from', 'name', 'to', 'granted'])
  return { ...readWho(body), ...(body.granted !== undefined && { granted: flag(body.granted, 'granted') }) }
}

export function readOpenId(body: JsonObject, name: string): string | undefined {
  const openId = optionalText(body, name, idMaxBytes)
  return openId === '' ? undefined : openId
}

function readWho(body: JsonObject): { from: string; name?: string; to?: string } {
  const name = optionalText(body, 'name', nameMaxBytes)
  const to = readOpenId(body, 'to')
  return {
    from: requiredText(body, 'from', idMaxBytes),
    ...(name?.trim() && { name }),
    ...(to !== undefined && { to }),
  }
}
