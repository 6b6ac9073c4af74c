import { WeComNetworkError } from '../errors.ts'
import type { WeComCall } from '../transport.ts'
import { readInteger, readRows, readText } from './fields.ts'

/** Keep it until it expires: WeCom gives out 100 an hour to an app. Goes into `signJsSdk`. */
export interface JsSdkTicket {
  readonly ticket: string
  /** Seconds from now. */
  readonly expiresIn: number
}

/** What belongs to the web around an app: tickets of its pages, and addresses for its firewall. */
export interface Web {
  /** GET /cgi-bin/get_jsapi_ticket, for `wx.config`. https://developer.work.weixin.qq.com/document/path/90506 */
  getJsapiTicket(): Promise<JsSdkTicket>
  /** GET /cgi-bin/ticket/get?type=agent_config, for `wx.agentConfig`. https://developer.work.weixin.qq.com/document/path/90506 */
  getAgentTicket(): Promise<JsSdkTicket>
  /**
   * GET /cgi-bin/getcallbackip: where callbacks come from; addresses, `101.226.103.*`, or CIDR. Changes: ask daily.
   * https://developer.work.weixin.qq.com/document/path/90930
   */
  getCallbackIps(): Promise<string[]>
  /** GET /cgi-bin/get_api_domain_ip: where the API is. https://developer.work.weixin.qq.com/document/path/92520 */
  getApiDomainIps(): Promise<string[]>
}

export function createWeb(call: WeComCall): Web {
  const ticket = async (path: string, query: Record<string, string> = {}): Promise<JsSdkTicket> => {
    const reply = await call('GET', path, { query })
    const text = readText(reply.ticket)
    if (text !== undefined) return { ticket: text, expiresIn: readInteger(reply.expires_in) ?? 7200 }
    throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 ticket`, { requestSent: true })
  }
  const addresses = async (path: string) =>
    readRows(path, await call('GET', path), 'ip_list').filter((address) => typeof address === 'string')
  return {
    getJsapiTicket: () => ticket('/cgi-bin/get_jsapi_ticket'),
    getAgentTicket: () => ticket('/cgi-bin/ticket/get', { type: 'agent_config' }),
    getCallbackIps: () => addresses('/cgi-bin/getcallbackip'),
    getApiDomainIps: () => addresses('/cgi-bin/get_api_domain_ip'),
  }
}
