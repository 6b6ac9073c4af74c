import type { FileKind } from './contract.ts'

const unknownMime = 'application/octet-stream'

/** What a file is, by its first bytes. Names and declared types are somebody's word. */
const signatures: readonly (readonly [mime: string, fits: (head: Buffer) => boolean])[] = [
  ['image/png', (head) => starts(head, 0, '\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => starts(head, 0, '\xff\xd8\xff')],
  ['image/gif', (head) => starts(head, 0, 'GIF87a') || starts(head, 0, 'GIF89a')],
  ['image/webp', (head) => starts(head, 0, 'RIFF') && starts(head, 8, 'WEBP')],
  ['audio/amr', (head) => starts(head, 0, '#!AMR')],
  ['audio/mpeg', (head) => starts(head, 0, 'ID3') || isMpegAudio(head)],
  ['video/mp4', (head) => starts(head, 4, 'ftyp')],
  ['application/pdf', (head) => starts(head, 0, '%PDF-')],
]

export function sniff(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength))
  return signatures.find(([, fits]) => fits(head))?.[0] ?? unknownMime
}

/** As what a file of this type is best sent: remotes take only these as more than a file. */
export function kindOf(mime: string): FileKind {
  if (mime === 'image/png' || mime === 'image/jpeg') return 'image'
  if (mime === 'audio/amr') return 'voice'
  return mime === 'video/mp4' ? 'video' : 'file'
}

/** What a browser may show by itself: nothing that can hold a script. */
export const isShownInline = (mime: string): boolean => /^(image|audio|video)\//.test(mime)

const starts = (head: Buffer, at: number, text: string) => head.toString('latin1', at, at + text.length) === text

/** Eleven bits of sync, and a version, a layer, a bit rate and a sampling rate that exist. */
function isMpegAudio(head: Buffer): boolean {
  const [sync = 0, second = 0, third = 0] = head
  const isFrame = sync === 0xff && (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 0x06) !== 0
  return isFrame && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c
}
