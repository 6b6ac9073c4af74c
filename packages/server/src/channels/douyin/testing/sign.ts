import { createHash } from 'node:crypto'
import type { RawRequest, Settings } from '../../channel.ts'

/** A callback as Douyin posts it; of the same message every one has the same `Msg-Id`. */
export function sign(payload: string, settings: Settings): RawRequest {
  return signed(Buffer.from(payload), settings, { 'msg-id': createHash('md5').update(payload).digest('hex') })
}

/** A right signature around whatever bytes. */
export const signed = (body: Buffer, settings: Settings, more: RawRequest['headers'] = {}): RawRequest => ({
  method: 'POST',
  query: new URLSearchParams(),
  headers: { 'content-type': 'application/json', 'x-douyin-signature': signature(body, settings), ...more },
  body,
})

const signature = (body: Buffer, { DOUYIN_CLIENT_SECRET: secret = '' }: Settings): string =>
  createHash('sha1').update(secret).update(body).digest('hex')
