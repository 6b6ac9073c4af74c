/** Codes of the gateway, and from 90001 those of the method that sends, which are our own. */
const texts = {
  2: ['调用次数超限', 'too many calls'],
  8: ['时间戳错误', 'invalid timestamp'],
  12: ['签名错误', 'invalid sign'],
  15: ['方法不存在', 'no such method'],
  18: ['缺少 access_token', 'access_token is missing'],
  19: ['access_token 无效或已过期', 'access_token is invalid or expired'],
  20: ['缺少 app_key', 'app_key is missing'],
  21: ['app_key 无效', 'app_key is invalid'],
  43: ['系统错误', 'system error'],
  60: ['参数错误', 'invalid parameter'],
  90001: ['会话不存在', 'unknown sid'],
  90002: ['超过回复时限', 'the last message of the customer is older than 24 hours'],
  90003: ['内容超过 500 字', 'the text has more than 500 characters'],
  90004: ['内容不合规', 'content is not allowed'],
} as const

export type JdCode = keyof typeof texts

/** What a call is refused with, besides HTTP 200. */
export class JdRefusal extends Error {
  readonly code: number

  constructor(code: number) {
    super(`refused with ${code}`)
    this.name = 'JdRefusal'
    this.code = code
  }
}

export function demand(condition: unknown, code: JdCode): asserts condition {
  if (!condition) throw new JdRefusal(code)
}

export function errorResponse(code: number): object {
  const known = new Map<string, readonly [string, string]>(Object.entries(texts)).get(String(code))
  const [zh_desc, en_desc] = known ?? ['系统错误', 'system error']
  return { error_response: { code: String(code), zh_desc, en_desc } }
}
