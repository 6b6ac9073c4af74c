import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { RawRequest, Settings } from '../../channel.ts'
import { sign, signed } from './sign.ts'

const payload = JSON.stringify({ event: 'im_receive_msg', from_user_id: 'a', to_user_id: 'b', content: {} })

/** Callbacks that an attacker, a broken proxy or a broken sender could make. None may come in. */
export function forged(settings: Settings): Record<string, RawRequest> {
  const of = (text: string | Buffer) => signed(Buffer.from(text), settings)
  const good = sign(payload, settings)
  const { 'x-douyin-signature': signature = '' } = good.headers
  const withSignature = (value: string | string[]) => ({
    ...good,
    headers: { ...good.headers, 'x-douyin-signature': value },
  })
  const { DOUYIN_CLIENT_SECRET: secret = '' } = settings
  return {
    'a GET': { ...good, method: 'GET' },
    'a signature given twice': withSignature([String(signature), String(signature)]),
    'an HMAC of the body': withSignature(createHmac('sha1', secret).update(good.body).digest('hex')),
    'a signature that is no hex': withSignature('z'.repeat(40)),
    'the same JSON with other blanks': { ...good, body: Buffer.from(payload.replaceAll(':', ': ')) },
    'an empty body': of(''),
    'a body that is not JSON': of('event=im_receive_msg'),
    'JSON that is not closed': of(payload.slice(0, -1)),
    'JSON of null': of('null'),
    'JSON of a list': of(`[${payload}]`),
    'no event': of('{"content":{}}'),
    'an event that is no text': of('{"event":{"a":1}}'),
    'an event with a line break': of('{"event":"im_receive_msg\\nx"}'),
    'very deep JSON': of('{"event":'.repeat(5_000)),
    'a byte order mark and no JSON': of('\ufeff'),
    'bytes that are not UTF-8': of(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
    'a gzipped body': of(gzipSync(payload)),
    'a question without a challenge': of('{"event":"verify_webhook","client_key":"","content":{}}'),
    'a question whose challenge is an object': of('{"event":"verify_webhook","content":{"challenge":{"a":1}}}'),
  }
}
