import { answer } from '../../http/answer.ts'
import type { ControlCall } from './call.ts'

const tones = ['#3f7f6d', '#9a5b7d', '#5b6fa8', '#a5673f', '#6a7a45']

/** `GET /_sim/wecom/avatar?of=&name=`: a coloured tile with one character, so that avatars lead somewhere. */
export function avatar({ query, response }: ControlCall): 'handled' {
  const of = query.get('of') ?? ''
  const [initial = '?'] = query.get('name') ?? ''
  const tone = tones[Buffer.from(of).reduce((sum, byte) => sum + byte, 0) % tones.length]
  const letter = /[\p{L}\p{N}]/u.test(initial) ? initial : '?'
  const font = 'font-family="sans-serif" font-size="44" fill="#fff" text-anchor="middle"'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="${tone}"/><text x="48" y="63" ${font}>${letter}</text></svg>`
  response.setHeader('Content-Security-Policy', "default-src 'none'")
  answer(response, 200, 'image/svg+xml', svg)
  return 'handled'
}
