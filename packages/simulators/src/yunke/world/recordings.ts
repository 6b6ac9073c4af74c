import { createHmac, timingSafeEqual } from 'node:crypto'

const secret = 'simulated-oss'
const lifeMs = 3_600_000

/** An address that is good for an hour, or, as the list gives it, for ever. */
export function recordingUrl(origin: string, id: string, expiresAt: number | undefined): string {
  const expires = expiresAt === undefined ? '0' : String(Math.floor(expiresAt / 1_000))
  return `${origin}/oss/${id}.mp3?Expires=${expires}&Signature=${sign(id, expires)}`
}

export const recordingExpiry = (now: number): number => now + lifeMs

export function mayRead(id: string, query: URLSearchParams, now: number): boolean {
  const expires = query.get('Expires') ?? ''
  const [ours, theirs] = [Buffer.from(sign(id, expires)), Buffer.from(query.get('Signature') ?? '')]
  const isSigned = ours.length === theirs.length && timingSafeEqual(ours, theirs)
  return isSigned && (expires === '0' || Number(expires) * 1_000 > now)
}

const sign = (id: string, expires: string): string =>
  createHmac('sha1', secret).update(`${id}\n${expires}`).digest('base64url')

/** MPEG-2 layer III, 22.05 kHz, mono, 8 kbit/s: a header and nothing, which players read as silence. */
const frame = Buffer.concat([Buffer.from([0xff, 0xf3, 0x10, 0xc4]), Buffer.alloc(22)])
const framesPerSecond = 22_050 / 576

/** So many seconds of silence. */
export const silence = (seconds: number): Buffer =>
  Buffer.concat(Array.from({ length: Math.max(1, Math.round(seconds * framesPerSecond)) }, () => frame))
