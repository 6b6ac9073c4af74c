/** Codes of the send endpoint and of OAuth, as far as they are known; the words are ours. */
const texts = {
  10003: 'client_key error',
  10007: 'authorization code is expired or was used',
  10010: 'refresh_token is expired',
  10013: 'client_secret error',
  10020: 'refresh_token was renewed too often',
  2100005: 'invalid parameter',
  2190001: 'quota exhausted',
  2190002: 'access_token is invalid',
  2190008: 'access_token is expired',
  2190015: 'access_token does not belong to open_id',
  28001038: 'content is not allowed',
  28003018: 'too many requests',
  28003070: 'reply quota exceeded',
  28003080: 'the customer opened the chat too long ago',
  28003081: 'the last message of the customer is older than 24 hours',
  28003082: 'msg_id does not belong to this conversation',
  28003101: 'the user is banned',
} as const

export type DouyinCode = keyof typeof texts

export const describe = (code: number): string =>
  new Map<string, string>(Object.entries(texts)).get(String(code)) ?? 'error'

/** What a call is refused with, besides HTTP 200. */
export class DouyinRefusal extends Error {
  readonly code: number

  constructor(code: DouyinCode | number) {
    super(describe(code))
    this.name = 'DouyinRefusal'
    this.code = code
  }
}

export function demand(condition: unknown, code: DouyinCode): asserts condition {
  if (!condition) throw new DouyinRefusal(code)
}
