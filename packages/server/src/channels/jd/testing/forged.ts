import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { RawRequest, Settings } from '../../channel.ts'
import { posted, sign, signForm, signInBody, signInQuery, signStandard } from './sign.ts'

const message = {
  ...{ id: 'm-forged', type: 'chat_message', from: { pin: 'buyer-1', app: 'im.customer' } },
  ...{ to: { pin: 'waiter-1', app: 'im.waiter' }, body: { type: 'text', content: 'x', chatinfo: { sid: 's-1' } } },
}
const text = JSON.stringify(message)
/** What is of the future must still be of the future when a slow machine sends it. */
const seconds = (ahead: number) => String(Math.floor(Date.now() / 1_000) + ahead)

/** Callbacks that an attacker, a broken proxy or a broken sender could make. None may come in. */
export const forged = (settings: Settings): Record<string, RawRequest> => ({
  ...times(settings),
  ...places(settings),
  ...payloads(settings),
})

const times = (settings: Settings): Record<string, RawRequest> => ({
  'a time more than 300 s ago': sign(text, settings, { timestamp: seconds(-310) }),
  'a time more than 300 s ahead': sign(text, settings, { timestamp: seconds(900) }),
  'an old time in the query': signInQuery(text, settings, { timestamp: seconds(-310) }),
  'an old time in the body': signInBody(text, settings, { timestamp: seconds(-310) }),
  'no time at all': sign(text, settings, { timestamp: '' }),
  'a time in words': sign(text, settings, { timestamp: new Date().toISOString() }),
  'a time in microseconds': sign(text, settings, { timestamp: `${Date.now()}000` }),
  'a nonce with a dot': sign(text, settings, { nonce: 'nonce.0123456789' }),
  'an endless nonce': sign(text, settings, { nonce: 'n'.repeat(65) }),
  'no nonce': sign(text, settings, { nonce: '' }),
})

function places(settings: Settings): Record<string, RawRequest> {
  const good = sign(text, settings)
  const inQuery = signInQuery(text, settings)
  const twice = new URLSearchParams([...inQuery.query, ['signature', inQuery.query.get('signature') ?? '']])
  const { 'x-signature': hex = '' } = good.headers
  const withHeaders = (more: RawRequest['headers']) => ({ ...good, headers: { ...good.headers, ...more } })
  const inBody: Record<string, unknown> = JSON.parse(signInBody(text, settings).body.toString())
  return {
    'a request that only asks': { ...good, method: 'GET' },
    'a signature in base64': withHeaders({ 'x-signature': Buffer.from(String(hex), 'hex').toString('base64') }),
    'a signature that is only its prefix': withHeaders({ 'x-signature': 'sha256=' }),
    'a signature of the body alone': withHeaders({ 'x-signature': hmac(text, settings) }),
    'two signatures': withHeaders({ 'x-signature': [String(hex), String(hex)] }),
    'a callback for another app': withHeaders({ 'x-app-key': 'another-app-key' }),
    'a signature twice in the query': { ...inQuery, query: twice },
    'a wrapped message without its nonce': posted(JSON.stringify({ ...inBody, nonce: undefined })),
    'a wrapped message that was changed': posted(JSON.stringify({ ...inBody, rawPayload: `${text} ` })),
    'a wrapped message that is no text': posted(JSON.stringify({ ...inBody, rawPayload: message })),
    'a form signed for the gateway': signForm({ jd_param_json: text }, settings),
    'a webhook of an unknown secret': signStandard(text, `whsec_${Buffer.alloc(24).toString('base64')}`),
    'a webhook of long ago': signStandard(text, settings.JD_WEBHOOK_SECRET ?? '', 'evt_old', Date.now() - 302_000),
    'a webhook without an id': {
      ...signStandard(text, settings.JD_WEBHOOK_SECRET ?? ''),
      headers: { ...signStandard(text, settings.JD_WEBHOOK_SECRET ?? '').headers, 'webhook-id': undefined },
    },
  }
}

const payloads = (settings: Settings): Record<string, RawRequest> => ({
  'an empty body': sign('', settings),
  'a body that is no JSON': sign('<xml/>', settings),
  'JSON that is not closed': sign(text.slice(0, -1), settings),
  'JSON of null': sign('null', settings),
  'a list': sign(`[${text}]`, settings),
  'very deep JSON': sign('{"a":'.repeat(5_000), settings),
  'a message of no type': sign(JSON.stringify({ ...message, type: ' ' }), settings),
  'a message for another app': sign(JSON.stringify({ ...message, app_key: 'another-app-key' }), settings),
  'bytes that are not UTF-8': sign(Buffer.concat([Buffer.from(text), Buffer.from([0xff])]), settings),
  'a gzipped body': sign(gzipSync(text), settings),
  'a byte order mark': sign(`\ufeff${text}`, settings),
})

const hmac = (body: string, { JD_APP_SECRET = '' }: Settings) =>
  createHmac('sha256', JD_APP_SECRET).update(body).digest('hex')
