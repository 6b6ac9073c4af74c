import { decrypt, sign } from '../crypto.ts'
import type { State } from '../state.ts'
import { readChildren } from '../xml.ts'

export interface PassiveReply {
  readonly msgtype: string
  readonly text: string
}

/**
 * The encrypted answer to a callback, if it is one and everything about it is right.
 * WeCom shows nothing for a reply that does not verify, so `undefined` is all the product gets to notice.
 */
export function openPassiveReply(state: State, body: Buffer): PassiveReply | undefined {
  const text = body.toString('utf8')
  if (!text.trimStart().startsWith('<xml>')) return undefined
  const outer = readChildren(text)
  const encrypted = outer.get('Encrypt') ?? ''
  const expected = sign(state.receivers.app.token, outer.get('TimeStamp') ?? '', outer.get('Nonce') ?? '', encrypted)
  if (outer.get('MsgSignature') !== expected) return undefined
  const inner = decryptFor(state, encrypted)
  if (inner === undefined) return undefined
  const reply = readChildren(inner)
  const msgtype = reply.get('MsgType') ?? ''
  return { msgtype, text: reply.get('Content') ?? `[${msgtype}]` }
}

function decryptFor(state: State, encrypted: string): string | undefined {
  try {
    const { message, receiveId } = decrypt(state.receivers.app.aesKey, encrypted)
    return receiveId === state.settings.corpId ? message : undefined
  } catch {
    // @NOTE the signature was right and the ciphertext is not: nothing to show, as in WeCom.
    return undefined
  }
}
