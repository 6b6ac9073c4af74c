import { cdata } from '@yingda/wecom'
import fc from 'fast-check'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { sign, signUrlCheck } from './testing/sign.ts'

const { settings } = conformance
const { receive } = channel.open(settings, { log: pino({ level: 'silent' }), fetch })

const xml = (msgType: string, content: string) =>
  `<xml><FromUserName>zhangsan</FromUserName><MsgType>${msgType}</MsgType>${content}<MsgId>1</MsgId></xml>`

const legal = fc.string({ unit: 'grapheme', minLength: 1 })

test('the text an agent reads is the text that was sent, whatever it looks like', () => {
  const tricky = fc.constantFrom('1e5', '007', '+8613800138000', 'true', ' x ', ']]>', '&amp;', '<a>', '\r\n', 'null')
  fc.assert(
    fc.property(fc.array(fc.oneof(tricky, legal), { minLength: 1 }), (parts) => {
      const text = parts.join('')
      const received = receive(sign(xml('text', `<Content>${cdata(text)}</Content>`), settings))
      const told = received.verdict === 'accepted' ? received.items : received.verdict
      expect(told).toEqual([{ kind: 'message', msgType: 'text', text, remoteKey: '1', customerRef: 'emp:zhangsan' }])
    }),
    { numRuns: 1_000, seed: 13 },
  )
})

test('a kind that nobody knows is one readable message, whatever its name and its children', () => {
  const kind = fc.stringMatching(/^[a-z_]{1,30}$/).filter((name) => name !== 'event' && name !== 'text')
  const children = fc.array(fc.tuple(fc.stringMatching(/^[A-Za-z_][\w.-]{0,9}$/), legal), { maxLength: 6 })
  fc.assert(
    fc.property(kind, children, (name, list) => {
      const inner = list.map(([tag, text]) => `<X${tag}><${tag}>${cdata(text)}</${tag}></X${tag}>`).join('')
      const received = receive(sign(xml(name, inner), settings))
      expect(received.verdict === 'accepted' && received.items).toMatchObject([
        { kind: 'message', text: expect.stringMatching(/^\[\p{Script=Han}+.*\]/u) },
      ])
    }),
    { numRuns: 300, seed: 14 },
  )
})

test('two values for what may have one are refused: nobody can say which is meant', () => {
  const twice = '<xml><FromUserName>a</FromUserName><FromUserName>b</FromUserName><MsgType>text</MsgType></xml>'
  expect(receive(sign(twice, settings)).verdict).toBe('refused')
})

test.each(['1234567890123456789', '', ' ', '"quoted"\n', '你好 😀', '1'.repeat(200)])(
  'the echo of %j is exact',
  (echo) => {
    const { reply } = receive(signUrlCheck(echo, settings))
    expect(reply).toEqual({ status: 200, contentType: 'text/plain; charset=utf-8', body: echo })
  },
)

test('a plus that nobody escaped in the URL check is still a plus', () => {
  const requests = Array.from({ length: 100 }, () => signUrlCheck('42', settings))
  const withPlus = requests.find(({ query }) => query.get('echostr')?.includes('+'))
  const query = new URLSearchParams(decodeURIComponent(String(withPlus?.query)))
  expect(query.get('echostr')).toContain(' ')
  expect(withPlus && receive({ ...withPlus, query }).reply.body).toBe('42')
})
