import { type Outbound, OutboundRefused } from '../../../platform/outbound/index.ts'
import { refusal } from '../refusal.ts'

/** What webhooks may reach: the one guard at saving and at every attempt. */
export interface Reach {
  /** @throws OutboundRefused for what can be refused before a name is resolved */
  check(url: URL): void
  readonly post: Outbound
}

const sentences: Readonly<Record<string, string>> = {
  scheme: '地址须以 https:// 开头',
  credentials: '地址中不能带用户名或密码',
  address: '不能投递到内网地址',
}

/**
 * The address as it is stored.
 * @throws AppError 40000 that says what is wrong with it
 */
export function checkedUrl(reach: Reach, text: string): string {
  if (!URL.canParse(text)) throw refusal(40000, '参数错误：url: 不是有效的地址')
  const url = new URL(text)
  url.hash = ''
  try {
    reach.check(url)
  } catch (error) {
    if (!(error instanceof OutboundRefused)) throw error
    throw refusal(40000, `参数错误：url: ${sentences[error.reason] ?? '不能投递到该地址'}`)
  }
  return url.href
}
