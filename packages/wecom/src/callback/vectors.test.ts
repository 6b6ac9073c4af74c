import { describe, expect, test } from 'vitest'
import { signJsSdk } from '../js-sdk.ts'
import { readVectors, type Vector } from '../testing/vectors.ts'
import { WeComCallbackCrypto } from './crypto.ts'
import { WeComCryptoError } from './crypto-error.ts'
import { parseEnvelope } from './envelope.ts'
import { decryptAibotMedia, encryptAibotMedia } from './media.ts'
import { padPkcs7, unpadPkcs7 } from './pkcs7.ts'
import { buildJsonReply, buildXmlReply } from './reply.ts'
import { signCallback } from './signature.ts'
import { readXml } from './xml-reader.ts'

const vectors = readVectors()

const proofs: Record<string, (vector: Vector) => void> = {
  'url-verify': proveOpens,
  message: proveOpens,
  'reply-encrypt': proveReply,
  'encrypt-only': proveEncrypts,
  signature: (v) => {
    expect(signCallback(v.text('token'), v.text('timestamp'), v.text('nonce'), v.text('encrypt'))).toBe(
      v.text('msgSignature'),
    )
  },
  'key-invalid': (v) => {
    new WeComCallbackCrypto({ token: 't', encodingAesKey: v.text('encodingAESKey'), receiveId: '' })
  },
  'key-equivalence': (v) => {
    const [first, ...others] = v.texts('keys').map((encodingAesKey) => cryptoWith({ encodingAesKey }))
    const sealed = first?.encrypt('same key').encrypt ?? ''
    expect(others.map((other) => other.decrypt(sealed))).toEqual(others.map(() => 'same key'))
    expect(others.length).toBeGreaterThan(0)
  },
  pkcs7: (v) => {
    expect(padPkcs7(v.bytes('inputHex'))).toEqual(v.bytes('paddedHex'))
    expect(unpadPkcs7(v.bytes('paddedHex')).equals(v.bytes('inputHex'))).toBe(true)
  },
  'raw-aes': (v) => {
    const key = v.text('encodingAESKey')
    expect(encryptAibotMedia(v.bytes('inputHex'), key)).toEqual(v.bytes('cipherHex'))
    expect(decryptAibotMedia(v.bytes('cipherHex'), key).equals(v.bytes('inputHex'))).toBe(true)
  },
  'jsapi-signature': (v) => {
    const input = { ticket: v.text('jsapiTicket'), nonceStr: v.text('nonceStr'), timestamp: v.text('timestamp') }
    expect(signJsSdk({ ...input, url: v.text('url') })).toBe(v.text('signature'))
    expect(signJsSdk({ ...input, url: `${v.text('url')}#here` })).toBe(v.text('signature'))
  },
}

describe('the published vectors', () => {
  test('none is left out', () => {
    const counts: Record<string, number> = {}
    for (const vector of vectors) counts[vector.text('kind')] = (counts[vector.text('kind')] ?? 0) + 1
    expect(counts).toEqual({
      'url-verify': 5,
      message: 13,
      'reply-encrypt': 3,
      signature: 1,
      'key-invalid': 1,
      'key-equivalence': 1,
      pkcs7: 2,
      'raw-aes': 1,
      'jsapi-signature': 1,
    })
  })

  test.each(vectors.map((vector) => [vector.text('id'), vector] as const))('%s', (_id, vector) => {
    const prove = proofs[vector.text('kind')]
    if (!prove) throw new Error('no proof for this kind')
    const failure = vector.failure()
    if (failure) expect(thrownBy(() => prove(vector))).toMatchObject(failure)
    if (!failure) prove(vector)
  })
})

function proveOpens(v: Vector): void {
  const crypto = cryptoOf(v)
  const encrypt = v.has('echostr') ? v.text('echostr') : v.text('encrypt')
  const { msgSignature, timestamp, nonce } = signatureOf(v)
  expect(crypto.open({ msgSignature, timestamp, nonce, encrypt })).toBe(v.text('plaintext'))
  if (v.has('query')) {
    const query = new URLSearchParams(v.text('query'))
    expect(query.get('echostr')).toBe(encrypt)
  }
  if (v.has('body')) {
    const envelope = parseEnvelope(v.text('body'))
    expect(envelope.encrypt).toBe(encrypt)
    if (v.has('outerToUserName')) expect(envelope.toUserName).toBe(v.text('outerToUserName'))
    if (v.has('outerAgentId')) expect(envelope.agentId).toBe(v.text('outerAgentId'))
  }
  proveEncrypts(v)
}

function proveReply(v: Vector): void {
  const { timestamp, nonce, msgSignature } = signatureOf(v)
  const reply = cryptoOf(v).encrypt(v.text('plaintext'), { random16: v.bytes('random16Hex'), timestamp, nonce })
  expect(reply).toEqual({ encrypt: v.text('encrypt'), msgSignature, timestamp, nonce })
  if (v.text('format') === 'json') {
    expect(JSON.parse(buildJsonReply(reply))).toEqual(JSON.parse(v.text('body')))
    return
  }
  // One of the published bodies has line feeds between the elements; neither has any inside a value.
  expect(buildXmlReply(reply)).toBe(v.text('body').replaceAll('\n', ''))
  expect([...readXml(v.text('body')).keys()]).toEqual(['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'])
}

function proveEncrypts(v: Vector): void {
  const encrypt = v.has('echostr') ? v.text('echostr') : v.text('encrypt')
  const crypto = cryptoOf(v)
  expect(crypto.decrypt(encrypt)).toBe(v.text('plaintext'))
  expect(crypto.encrypt(v.text('plaintext'), { random16: v.bytes('random16Hex') }).encrypt).toBe(encrypt)
}

function cryptoOf(v: Vector): WeComCallbackCrypto {
  return cryptoWith({
    token: v.has('token') ? v.text('token') : 't',
    encodingAesKey: v.text('encodingAESKey'),
    receiveId: v.text('receiveId'),
  })
}

function cryptoWith(keys: { token?: string; encodingAesKey: string; receiveId?: string }): WeComCallbackCrypto {
  return new WeComCallbackCrypto({ token: 't', receiveId: 'id', ...keys })
}

function signatureOf(v: Vector): { msgSignature: string; timestamp: string; nonce: string } {
  return { msgSignature: v.text('msgSignature'), timestamp: v.text('timestamp'), nonce: v.text('nonce') }
}

function thrownBy(run: () => void): unknown {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(WeComCryptoError)
    return error
  }
  throw new Error('accepted')
}
