import type { SignedMessage } from './crypto.ts'
import { cdata } from './xml-writer.ts'

/** The body that answers an XML callback. The tag is `TimeStamp`; WeCom ignores a reply that says `Timestamp`. */
export function buildXmlReply(reply: SignedMessage): string {
  return (
    `<xml><Encrypt>${cdata(reply.encrypt)}</Encrypt><MsgSignature>${cdata(reply.msgSignature)}</MsgSignature>` +
    `<TimeStamp>${seconds(reply)}</TimeStamp><Nonce>${cdata(reply.nonce)}</Nonce></xml>`
  )
}

/** The body that answers an aibot callback. The timestamp is a number here. */
export function buildJsonReply(reply: SignedMessage): string {
  return JSON.stringify({
    encrypt: reply.encrypt,
    msgsignature: reply.msgSignature,
    timestamp: Number(seconds(reply)),
    nonce: reply.nonce,
  })
}

function seconds({ timestamp }: SignedMessage): string {
  if (!/^\d{1,15}$/.test(timestamp)) throw new RangeError('a reply timestamp is a number of seconds')
  return timestamp
}
