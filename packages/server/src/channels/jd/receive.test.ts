import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Received } from '../channel.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { encrypt, sign, signForm, signInBody, signInQuery, signStandard } from './testing/sign.ts'

const { settings } = conformance
const deps = { log: pino({ level: 'silent' }), fetch: globalThis.fetch }
const open = channel.open(settings, deps)
const jos = channel.open({ ...settings, JD_SIGN_MODE: 'jos' }, deps)

const payload = JSON.stringify({
  ...{ id: 'm-1', type: 'chat_message', from: { pin: 'buyer-1', app: 'im.customer' }, to: { pin: 'waiter-1' } },
  body: { type: 'text', content: '在吗', chatinfo: { sid: 's-1', venderId: '10001' } },
})

function itemsOf(received: Received) {
  if (received.verdict !== 'accepted') throw new Error('The callback was refused.')
  return received.items
}

test('by whichever way it comes, it is the same message of the same account', () => {
  const { JD_WEBHOOK_SECRET = '' } = settings
  const requests = [
    ...[sign, signInQuery, signInBody].map((way) => way(payload, settings)),
    signStandard(payload, JD_WEBHOOK_SECRET),
  ]
  const received = [
    ...requests.map(open.receive),
    jos.receive(signForm({ jd_param_json: payload }, settings)),
    jos.receive(signForm({ encrypt_jd_param_json: encrypt(payload, settings) }, settings)),
  ]
  expect(new Set(received.map((one) => JSON.stringify(itemsOf(one)))).size).toBe(1)
  expect(new Set(received.map((one) => one.verdict === 'accepted' && one.accountId)).size).toBe(1)
})

test('the answer is the one that the sender takes for done, also the second time', () => {
  const request = sign(payload, settings)
  for (const { reply } of [open.receive(request), open.receive(request)])
    expect(reply).toMatchObject({ status: 200, body: '{"code":0,"message":"success","data":""}' })
  const { reply } = jos.receive(signForm({ jd_param_json: payload }, settings))
  expect(reply).toMatchObject({ status: 200, body: '{"code":"0","msg":"success","data":""}' })
})

test('a retry brings the same message again: the first attempt may not have been stored', () => {
  const request = sign(payload, settings)
  expect(itemsOf(open.receive(request))).toEqual(itemsOf(open.receive(request)))
})

test('while the clock shows no time, everything is refused', () => {
  const { receive } = channel.open(settings, { ...deps, now: () => Number.NaN })
  expect(receive(sign(payload, settings))).toEqual(receive(sign('', settings)))
})
