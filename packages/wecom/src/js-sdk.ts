import { hash } from 'node:crypto'

export interface JsSdkSignatureInput {
  /** From `get_jsapi_ticket` (wx.config) or `ticket/get?type=agent_config` (wx.agentConfig). */
  readonly ticket: string
  readonly nonceStr: string
  /** Seconds since 1970. */
  readonly timestamp: number | string
  /** The address of the page; what follows `#` does not count. */
  readonly url: string
}

/** The signature a web page gives to the JS-SDK. https://developer.work.weixin.qq.com/document/path/90506 */
export function signJsSdk({ ticket, nonceStr, timestamp, url }: JsSdkSignatureInput): string {
  const page = url.split('#', 1)[0]
  return hash('sha1', `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`)
}
