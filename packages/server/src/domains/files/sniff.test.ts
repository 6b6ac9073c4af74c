import { expect, test } from 'vitest'
import { isShownInline, kindOf, sniff } from './sniff.ts'
import { amr, mp4, pdf, png } from './testing/samples.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['PNG', png, 'image/png', 'image'],
  ['JPEG', latin('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'image/jpeg', 'image'],
  ['GIF', latin('GIF89a\x01\0\x01\0'), 'image/gif', 'file'],
  ['WebP', latin('RIFF\x24\0\0\0WEBPVP8 '), 'image/webp', 'file'],
  ['AMR', amr, 'audio/amr', 'voice'],
  ['MP3 with a tag', latin('ID3\x04\0\0\0\0\0\0'), 'audio/mpeg', 'file'],
  ['MP3 without one', latin('\xff\xfb\x90\x64\0\0'), 'audio/mpeg', 'file'],
  ['MP4', mp4, 'video/mp4', 'video'],
  ['PDF', pdf, 'application/pdf', 'file'],
])('%s is known by its first bytes, and sent as what remotes take', (_what, bytes, mime, kind) => {
  expect([sniff(bytes), kindOf(sniff(bytes))]).toEqual([mime, kind])
})

test.each([
  ['a page', latin('<!doctype html><script>alert(1)</script>')],
  ['a drawing that may hold a script', latin('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
  ['a page that follows a byte order mark', latin('\xff\xfe<\0h\0t\0m\0l\0')],
  ['an archive', latin('PK\x03\x04')],
  ['text', latin('GIF')],
  ['nothing', Buffer.alloc(0)],
])('%s is bytes, and no browser is asked to show it', (_what, bytes) => {
  expect(sniff(bytes)).toBe('application/octet-stream')
  expect(isShownInline(sniff(bytes))).toBe(false)
})

test('bytes that lie inside a larger buffer are read where they lie', () => {
  const large = Buffer.concat([latin('GIF89a--------'), png])
  expect(sniff(new Uint8Array(large.buffer, large.byteOffset + 14, png.length))).toBe('image/png')
})
