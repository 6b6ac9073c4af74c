import fc from 'fast-check'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { sign, signUrlCheck } from './testing/sign.ts'

const { settings } = conformance
const log = pino({ level: 'silent' })
const { receive } = channel.open(settings, { log, fetch })
const doorbell = (inner: string) => `<xml><MsgType>event</MsgType><Event>kf_msg_or_event</Event>${inner}</xml>`

test('a doorbell says which account to pull, and with what key', () => {
  const received = receive(sign(doorbell('<Token>ENC1</Token><OpenKfId>wk1</OpenKfId>'), settings))
  expect(received).toMatchObject({
    ...{ verdict: 'accepted', items: [], news: [{ accountId: 'acc_wecom-kf_wk1', key: 'ENC1' }] },
    reply: { status: 200, body: 'success' },
  })
})

test('whatever the account and the key are called, the doorbell names them as they are', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)
  fc.assert(
    fc.property(name, name, (openKfId, key) => {
      const received = receive(sign(doorbell(`<OpenKfId>${openKfId}</OpenKfId><Token>${key}</Token>`), settings))
      expect(received).toMatchObject({ news: [{ accountId: `acc_wecom-kf_${openKfId}`, key }] })
    }),
    { numRuns: 200, seed: 15 },
  )
})

test('the address is proven with the keys of customer service', () => {
  const { reply } = receive(signUrlCheck('1234567890123456789', settings))
  expect(reply).toEqual({ status: 200, contentType: 'text/plain; charset=utf-8', body: '1234567890123456789' })
})

const ownKeys = ['WECOM_KF_SECRET', 'WECOM_KF_TOKEN', 'WECOM_KF_AES_KEY']

test.each(ownKeys)("without %s, the app's own is used in its place", async (name) => {
  const { [name]: _, ...without } = settings
  for (const form of [without, { ...settings, [name]: '' }]) {
    const secrets: (string | null)[] = []
    const open = channel.open(form, {
      log,
      async fetch(input) {
        secrets.push(new URL(String(input)).searchParams.get('corpsecret'))
        return Response.json({ errcode: 40013 })
      },
    })
    await expect(open.discover?.()).rejects.toThrow()
    expect(secrets).toEqual([name === 'WECOM_KF_SECRET' ? settings.WECHAT_SECRET : settings.WECOM_KF_SECRET])
    expect(open.receive(sign(doorbell('<OpenKfId>wk1</OpenKfId>'), form)).verdict).toBe('accepted')
    const others = open.receive(sign(doorbell('<OpenKfId>wk1</OpenKfId>'), settings)).verdict
    expect(others).toBe(name === 'WECOM_KF_SECRET' ? 'accepted' : 'refused')
  }
})
