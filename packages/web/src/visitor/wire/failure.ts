import { isRecord, parseJson } from '../lib/json.ts'

export type LinkTrouble = 'invalid' | 'revoked' | 'expired' | 'no-grant' | 'no-bot' | 'not-customer'

/** Why something did not happen, without a language. `detail` is the desk's own sentence, for reading only. */
export type Failure =
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  | { kind: 'link'; trouble: LinkTrouble }
  | { kind: 'quota'; detail: string }
  | { kind: 'refused'; status: number; detail: string }

export class Refused extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind)
    this.failure = failure
  }
}

export function failureOf(error: unknown): Failure {
  return error instanceof Refused ? error.failure : { kind: 'offline' }
}

/** The public routes tell their refusals apart by nothing but these sentences, which their contract fixes. */
const linkTroubles: readonly (readonly [sentence: string, trouble: LinkTrouble])[] = [
  ['分享链接无效', 'invalid'],
  ['分享链接已被吊销', 'revoked'],
  ['分享链接已过期', 'expired'],
  ['分享链接与 bot 不匹配', 'invalid'],
  ['无权访问该 bot', 'no-grant'],
  ['bot 不存在', 'no-bot'],
  ['仅客户账号可访问此接口', 'not-customer'],
]

export function refusalOf(status: number, body: string): Failure {
  const detail = detailOf(parseJson(body))
  const trouble = linkTroubles.find(([sentence]) => sentence === detail)?.[1]
  if (trouble) return { kind: 'link', trouble }
  if (status === 401) return { kind: 'signed-out' }
  if (status === 429) return { kind: 'quota', detail }
  return status >= 500 ? { kind: 'offline' } : { kind: 'refused', status, detail }
}

function detailOf(body: unknown): string {
  return isRecord(body) && typeof body.detail === 'string' ? body.detail : ''
}
