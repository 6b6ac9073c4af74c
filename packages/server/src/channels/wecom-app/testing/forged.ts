import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { cdata } from '@yingda/wecom'
import type { RawRequest, Settings } from '../../channel.ts'
import { envelope, sign, signEncrypt, signFrame } from './sign.ts'

const text =
  '<xml><FromUserName>zhangsan</FromUserName><MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId></xml>'
const doctype = '<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
const laughs = `<!DOCTYPE xml [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "&a;&a;">`).join('')}]>`

/** Callbacks that an attacker, a broken proxy or a broken sender could make. None may come in. */
export function forged(settings: Settings): Record<string, RawRequest> {
  const good = sign(text, settings)
  const replayed = new URLSearchParams(good.query)
  replayed.set('timestamp', String(Number(replayed.get('timestamp')) + 1))
  return {
    'a valid body replayed with another timestamp': { ...good, query: replayed },
    ...bodies(good),
    ...ciphertexts(good, settings),
    ...frames(settings),
    ...plaintexts(settings),
  }
}

function bodies(good: RawRequest): Record<string, RawRequest> {
  const of = (body: string | Buffer, headers = good.headers) => ({ ...good, headers, body: Buffer.from(body) })
  const xml = good.body.toString()
  return {
    'an empty body': of(''),
    'plain text XML': of(text),
    'XML that is not closed': of(xml.slice(0, -6)),
    'XML without Encrypt': of(xml.replaceAll('Encrypt', 'Other')),
    'an empty Encrypt': of('<xml><Encrypt></Encrypt></xml>'),
    'two Encrypts': of(xml.replace('</xml>', '<Encrypt>x</Encrypt></xml>')),
    'a document type': of(doctype + xml),
    'an external entity': of(doctype + xml.replace('<xml>', '<xml><Note>&e;</Note>')),
    'a billion laughs': of(laughs + xml.replace('<xml>', '<xml><Note>&a19;</Note>')),
    'an include': of(xml.replace('<xml>', '<xml><xi:include xmlns:xi="x" href="file:///etc/passwd"/>')),
    'a processing instruction': of(`<?php echo 1 ?>${xml}`),
    'a byte order mark': of(`\ufeff${xml}`),
    'UTF-16': of(Buffer.from(xml, 'utf16le')),
    'bytes that are not UTF-8': of(Buffer.concat([good.body, Buffer.from([0xff, 0xc0])])),
    'a NUL': of(`${xml}\u0000`),
    'very deep XML': of('<a>'.repeat(10_000)),
    'very many entities': of(`<xml><a>${'&#65;'.repeat(12_000)}</a></xml>`),
    'JSON of null': of('null'),
    'very deep JSON': of('{"encrypt":'.repeat(5_000)),
    'a gzipped body': of(gzipSync(good.body), { ...good.headers, 'content-encoding': 'gzip' }),
  }
}

function ciphertexts(good: RawRequest, settings: Settings): Record<string, RawRequest> {
  const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(good.body.toString())?.[1] ?? ''
  const bytes = Buffer.from(encrypted, 'base64')
  const of = (value: string) => signEncrypt(value, settings)
  return {
    'a ciphertext that is not base64': of('你好'),
    'base64 with a blank inside': of(`${encrypted.slice(0, 8)} ${encrypted.slice(8)}`),
    'base64 for URLs': of(Buffer.alloc(64, 0xff).toString('base64url')),
    'base64 without its padding': of(Buffer.alloc(32).toString('base64').replace(/=+$/, '')),
    'a ciphertext of no whole blocks': of(bytes.subarray(1).toString('base64')),
    'a ciphertext that lost its last block': of(bytes.subarray(0, -16).toString('base64')),
    'a ciphertext of noise': of(randomBytes(64).toString('base64')),
    'a ciphertext that hides in a comment': signEncrypt(encrypted, settings, (value, own) =>
      envelope(value, own).replace('<Encrypt>', '<Encrypt><!-- -->'),
    ),
  }
}

function frames(settings: Settings): Record<string, RawRequest> {
  const receiver = settings.WECHAT_CORP_ID ?? ''
  const frame = (length: number, rest: string | Buffer, pad?: (bytes: Buffer) => Buffer) => {
    const head = Buffer.alloc(20)
    head.writeUInt32BE(length, 16)
    return signFrame((pad ?? padded)(Buffer.concat([head, Buffer.from(rest)])), settings)
  }
  const whole = text + receiver
  const filled = (count: number, value: number) => (bytes: Buffer) =>
    Buffer.concat([bytes, Buffer.alloc(count - (bytes.length % count), value)])
  return {
    'padding of 0': frame(text.length, whole, filled(32, 0)),
    'padding of 33': frame(text.length, whole, (bytes) => Buffer.concat([filled(32, 33)(bytes), Buffer.alloc(32, 33)])),
    'padding bytes that differ': frame(text.length, whole, (bytes) => {
      const good = padded(Buffer.concat([bytes, Buffer.alloc(31 - (bytes.length % 32))]).subarray(0, -1))
      good[good.length - 2] = 77
      return good
    }),
    'a length beyond the end': frame(100_000, whole),
    'a length that would be negative': frame(0xffffffff, whole),
    'a frame shorter than its head': signFrame(padded(Buffer.alloc(10)), settings),
    'nothing but padding': signFrame(Buffer.alloc(32, 32), settings),
    'another receiver': frame(text.length, `${text}ww0000000000000000`),
    'no receiver': frame(text.length, text),
    'a receiver that only begins right': frame(text.length, `${whole}x`),
    'a message that is not UTF-8': frame(2, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(receiver)])),
  }
}

const padded = (bytes: Buffer): Buffer => {
  const count = 32 - (bytes.length % 32)
  return Buffer.concat([bytes, Buffer.alloc(count, count)])
}

function plaintexts(settings: Settings): Record<string, RawRequest> {
  const of = (payload: string) => sign(payload, settings)
  return {
    'an empty message': of(''),
    'a message that is not XML': of('{"MsgType":"text"}'),
    'a message whose XML is not closed': of(text.slice(0, -1)),
    'a message whose tags cross': of('<xml><a><b></a></b></xml>'),
    'a message with two roots': of(text + text),
    'a message with a document type': of(doctype + text),
    'a message with an external entity': of(doctype + text.replace('x</Content>', '&e;</Content>')),
    'a message with an unknown entity': of(text.replace('x</Content>', '&nbsp;</Content>')),
    'a message with two senders': of(
      text.replace('<MsgType>', `<FromUserName>${cdata('lisi')}</FromUserName><MsgType>`),
    ),
    'a message that is too deep': of('<a>'.repeat(50) + '</a>'.repeat(50)),
  }
}
