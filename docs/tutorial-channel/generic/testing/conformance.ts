import { randomUUID } from 'node:crypto'
import type { Settings } from '../../channel.ts'
import { signedHeaders } from '../../signed-webhooks.ts'
import type { Conformance } from '../../testing/conformance.ts'

const answer = (status: number) => async () => Response.json({ id: 'remote-1' }, { status })
const hang: typeof fetch = (_url, init) =>
  new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
const sign = (payload: string, { GENERIC_SECRET = '' }: Settings) => ({
  method: 'POST' as const,
  query: new URLSearchParams(),
  headers: signedHeaders(GENERIC_SECRET, randomUUID(), payload),
  body: Buffer.from(payload),
})

export const conformance: Conformance = {
  settings: {
    GENERIC_URL: 'http://shop.test/desk',
    GENERIC_SECRET: 'whsec_cGxhbnRlZC1zZWNyZXQtb2YtdGhlLXRlc3Rz',
    GENERIC_TIMEOUT: '0.05',
  },
  otherSettings: {
    GENERIC_URL: 'https://other.test',
    GENERIC_SECRET: 'whsec_YW5vdGhlci1zZWNyZXQtb2YtdGhlLXRlc3Rz',
    GENERIC_TIMEOUT: '20',
  },
  signedWith: ['GENERIC_SECRET'],
  badValues: {
    GENERIC_URL: ['shop.test', 'ftp://shop.test', 'http://u@shop.test', 'http://shop.test:99999'],
    GENERIC_SECRET: ['whsec_short', 'cGxhbnRlZC1zZWNyZXQtb2YtdGhlLXRlc3Rz', 'whsec_ ', ' '],
    GENERIC_TIMEOUT: ['0', '0.0', '-1', 'soon', '1000'],
  },
  sign,
  forged: (settings) => ({
    'a payload without an id': sign('{"from":"u-1","text":"hi"}', settings),
    'a payload that is no JSON': sign('hi', settings),
  }),
  message: { messageId: 'msg_1', accountId: 'acc_generic', customerRef: 'u-1', text: '你好' },
  issued: [],
  prepared: (remote) => remote,
  accepts: answer(200),
  failures: [
    { when: 'the signature is refused', remote: answer(401), kind: 'auth', certain: true },
    { when: 'there were too many', remote: answer(429), kind: 'rate', certain: true },
    { when: 'the customer has left', remote: answer(410), kind: 'gone', certain: true },
    { when: 'the text is refused', remote: answer(422), kind: 'rejected', certain: true },
    { when: 'the remote is down', remote: answer(503), kind: 'down', certain: false },
    { when: 'the remote hangs', remote: hang, kind: 'timeout', certain: false },
  ],
  never: ['window_closed', 'unsupported'],
}
