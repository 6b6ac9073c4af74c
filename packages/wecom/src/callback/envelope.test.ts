import { describe, expect, test } from 'vitest'
import { WeComCallbackCrypto } from './crypto.ts'
import { WeComCryptoError } from './crypto-error.ts'
import { parseEnvelope } from './envelope.ts'
import { buildJsonReply, buildXmlReply } from './reply.ts'
import { xmlText } from './xml-fields.ts'
import { maxXmlBytes, readXml } from './xml-reader.ts'

describe('an envelope', () => {
  test('is read in any order of children, from text or bytes, with unknown children ignored', () => {
    const body = '<xml><Encrypt><![CDATA[E]]></Encrypt><New><X>1</X></New><AgentID/><ToUserName>ww1</ToUserName></xml>'
    const expected = { encrypt: 'E', toUserName: 'ww1', agentId: '' }
    expect(parseEnvelope(body)).toEqual(expected)
    expect(parseEnvelope(new TextEncoder().encode(body))).toEqual(expected)
  })

  test('without AgentID leaves it out', () => {
    expect(parseEnvelope('<xml><Encrypt>E</Encrypt></xml>')).toEqual({ encrypt: 'E' })
  })

  test('may be JSON', () => {
    expect(parseEnvelope(' {"encrypt":"E","more":[1]}')).toEqual({ encrypt: 'E' })
    expect(parseEnvelope(Buffer.from('{"encrypt":"E"}'))).toEqual({ encrypt: 'E' })
  })

  test.each([
    ['plain text', 'hello'],
    ['nothing', ''],
    ['XML without Encrypt', '<xml><Content>forged</Content></xml>'],
    ['an empty Encrypt', '<xml><Encrypt></Encrypt></xml>'],
    ['two Encrypt', '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'],
    ['a nested Encrypt', '<xml><Encrypt><A>a</A></Encrypt></xml>'],
    ['two ToUserName', '<xml><Encrypt>a</Encrypt><ToUserName>a</ToUserName><ToUserName>b</ToUserName></xml>'],
    ['JSON without encrypt', '{}'],
    ['JSON with another encrypt', '{"encrypt":["E"]}'],
    ['an empty encrypt', '{"encrypt":""}'],
    ['a JSON list', '["encrypt"]'],
    ['broken JSON', '{"encrypt":"E"'],
    ['deep JSON', `{"encrypt":${'['.repeat(60_000)}`],
    ['an inherited encrypt', '{"__proto__":{"encrypt":"E"}}'],
    ['too much JSON', `{"encrypt":"${'A'.repeat(maxXmlBytes)}"}`],
  ])('is refused when it is %s', (_name, body) => {
    expectXmlError(() => parseEnvelope(body))
  })

  test('is refused when its bytes are not UTF-8', () => {
    const body = Buffer.concat([Buffer.from('<xml><Encrypt>E'), Buffer.from([0xff]), Buffer.from('</Encrypt></xml>')])
    expectXmlError(() => parseEnvelope(body))
    expectXmlError(() => parseEnvelope(Buffer.from('<xml><Encrypt>E</Encrypt></xml>', 'utf16le')))
  })

  test('is refused when it is neither text nor bytes', () => {
    for (const value of [undefined, null, 1, {}, []]) {
      expectXmlError(() => Reflect.apply(parseEnvelope, undefined, [value]))
    }
  })
})

describe('a reply', () => {
  const crypto = new WeComCallbackCrypto({ token: 't', encodingAesKey: 'A'.repeat(43), receiveId: 'ww1' })

  test('in XML can be opened by the receiver from what it holds', () => {
    const body = readXml(buildXmlReply(crypto.encrypt('你好 😀', { nonce: 'a]]>b<&' })))
    const read = (name: string): string => xmlText(body, name) ?? ''
    const message = { encrypt: read('Encrypt'), msgSignature: read('MsgSignature') }
    expect(crypto.open({ ...message, timestamp: read('TimeStamp'), nonce: read('Nonce') })).toBe('你好 😀')
  })

  test('in JSON carries the timestamp as a number', () => {
    const reply = crypto.encrypt('x', { timestamp: '1700000001', nonce: 'n' })
    const { encrypt, msgSignature } = reply
    expect(JSON.parse(buildJsonReply(reply))).toEqual({
      encrypt,
      msgsignature: msgSignature,
      timestamp: 1700000001,
      nonce: 'n',
    })
  })

  test('is not built with a timestamp that is no number', () => {
    const reply = crypto.encrypt('x', { timestamp: '1</TimeStamp>' })
    expect(() => buildXmlReply(reply)).toThrow(RangeError)
    expect(() => buildJsonReply(reply)).toThrow(RangeError)
  })
})

function expectXmlError(run: () => unknown): void {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(WeComCryptoError)
    expect(error).toMatchObject({ kind: 'xml' })
    return
  }
  throw new Error('accepted')
}

test('the crypto of a receiver reads an envelope like the function does', () => {
  const crypto = new WeComCallbackCrypto({ token: 't', encodingAesKey: 'A'.repeat(43), receiveId: 'ww1' })
  const body = '<xml><ToUserName>ww1</ToUserName><Encrypt>ABC=</Encrypt></xml>'
  expect(crypto.parseEnvelope(body)).toEqual(parseEnvelope(body))
  expect(crypto.parseEnvelope(body)).toEqual({ encrypt: 'ABC=', toUserName: 'ww1' })
  expectXmlError(() => crypto.parseEnvelope('<xml></xml>'))
})
