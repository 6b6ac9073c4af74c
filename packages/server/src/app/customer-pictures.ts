import type { PictureOf } from '../domains/customers/index.ts'
import { createOutbound } from '../platform/outbound/index.ts'
import type { Config } from './config.ts'

/** Where WeChat keeps pictures of people. */
const weChatHosts = ['*.qlogo.cn', '*.wechat.com']

/** Fetches pictures from hosts of WeChat alone, never in the clear; the demo's come from the simulator beside it. */
export function customerPictures({ profile }: Pick<Config, 'profile'>): PictureOf {
  const limits = { maxBytes: 512 * 1024, timeoutMs: 10_000 }
  const ask = createOutbound({ ...limits, allowHosts: weChatHosts, httpsOnly: true })
  const askHere = createOutbound({ ...limits, allowHosts: ['127.0.0.1', 'localhost'], allowLoopback: true })
  return async (url) => {
    const isHere = profile === 'demo' && /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url)
    const response = await (isHere ? askHere(url) : ask(url.replace(/^http:/, 'https:')))
    if (response.ok) return Buffer.from(await response.arrayBuffer())
    await response.body?.cancel()
    throw new Error(`The host of the picture answered ${response.status}.`)
  }
}
