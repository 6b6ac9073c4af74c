import type { YunkeAccount } from '../accounts/accounts.ts'
import { classify } from '../classify.ts'
import { YunkeApiError, YunkePasswordError } from '../errors.ts'
import type { HttpClient, HttpReply } from '../http/types.ts'
import { maskPhone } from '../redact.ts'

interface Attempt {
  readonly client: HttpClient
  readonly account: YunkeAccount
  readonly password: string
}

/**
 * An answer of the login pages. There is no login to renew here, so whatever is no success is a refusal.
 * @throws YunkePasswordError, and remembers that this password was refused
 * @throws YunkeApiError
 */
export function readLogin(reply: HttpReply, { client, account, password }: Attempt): Record<string, unknown> {
  const { kind, code, message } = classify(reply)
  const who = `云客账号 ${maskPhone(account.phone)}`
  if (kind === 'success') {
    client.accounts.forgive(account)
    return reply.body
  }
  client.log.warn(`${who} 登录失败 (code=${code})`)
  if (kind !== 'password') throw new YunkeApiError(message || '登录失败', code)
  const refusal = new YunkePasswordError(message || '账号密码错误、被锁定或被禁用', code)
  client.accounts.refuse(account, refusal, password)
  throw refusal
}
