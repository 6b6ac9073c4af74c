import { WeComConfigError, WeComNetworkError } from '../errors.ts'
import type { WeComCall } from '../transport.ts'
import { readText } from './fields.ts'

export interface AuthorizeLink {
  /** Of the app's trusted domain, port included (50001). */
  readonly redirectUri: string
  /** Bind it to the browser's session; letters and digits, at most 128. */
  readonly state?: string
  /** privateinfo asks the member for mobile, e-mail and picture. base when absent. */
  readonly scope?: 'snsapi_base' | 'snsapi_privateinfo'
}

export interface WebLoginLink {
  readonly redirectUri: string
  readonly state?: string
  readonly lang?: 'zh' | 'en'
}

/** Who came back with a code: a member (`userId`) or somebody else (`openId`). */
export interface OAuthUser {
  /** `corpid/userid` for a member of a linked company. */
  readonly userId?: string
  /** With privateinfo, for a member in range: 1800 s, opens `getUserDetail`. Secret. */
  readonly userTicket?: string
  readonly openId?: string
  readonly externalUserId?: string
}

/** What the administrator ticked and the member agreed to; the rest is left out. */
export interface OAuthUserDetail {
  readonly userId: string
  /** '1' male, '2' female; '0' also when hidden. */
  readonly gender?: string
  readonly avatar?: string
  readonly qrCode?: string
  readonly mobile?: string
  readonly email?: string
  readonly bizMail?: string
  readonly address?: string
}

export interface OAuth {
  /**
   * Where to send a browser inside WeCom or WeChat; it comes back with `code` and `state`.
   * https://developer.work.weixin.qq.com/document/path/91022
   * @throws WeComConfigError without corp id or agent id
   */
  authorizeLink(link: AuthorizeLink): string
  /** Where to send any other browser: a QR code. https://developer.work.weixin.qq.com/document/path/98176 */
  webLoginLink(link: WebLoginLink): string
  /**
   * GET /cgi-bin/auth/getuserinfo. https://developer.work.weixin.qq.com/document/path/91023
   * @param code of the redirect; works once, for 5 minutes
   * @throws WeComApiError 40029, 42003, 42022 for a code that is wrong, old or used: start again
   */
  getUserInfo(code: string): Promise<OAuthUser>
  /**
   * POST /cgi-bin/auth/getuserdetail. https://developer.work.weixin.qq.com/document/path/95833
   * @throws WeComApiError 84014, 84015 for a ticket that is old or wrong
   */
  getUserDetail(userTicket: string): Promise<OAuthUserDetail>
}

export interface OAuthOptions {
  readonly corpId: string
  readonly agentId: number | undefined
  /** Origin of both login pages: a simulator instead of WeCom's own hosts. */
  readonly loginBase?: string | undefined
}

export function createOAuth(call: WeComCall, { corpId, agentId, loginBase }: OAuthOptions): OAuth {
  const link = (base: string, query: Record<string, string>): string => {
    if (!corpId) throw new WeComConfigError('企业微信配置无效: 企业 ID (WECHAT_CORP_ID) 未配置')
    if (agentId === undefined) throw new WeComConfigError('企业微信配置无效: 应用 ID (WECHAT_AGENT_ID) 未配置')
    return `${base}?${new URLSearchParams(query)}`
  }
  return {
    authorizeLink({ redirectUri, state = '', scope = 'snsapi_base' }) {
      // Some clients look at the order, all of them at the fragment.
      const query = {
        appid: corpId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope,
        state,
        agentid: `${agentId}`,
      }
      return `${link(`${loginBase ?? 'https://open.weixin.qq.com'}/connect/oauth2/authorize`, query)}#wechat_redirect`
    },
    webLoginLink({ redirectUri, state = '', lang = 'zh' }) {
      const app = { login_type: 'CorpApp', appid: corpId, agentid: `${agentId}` }
      const query = { ...app, redirect_uri: redirectUri, state, lang }
      return link(`${loginBase ?? 'https://login.work.weixin.qq.com'}/wwlogin/sso/login`, query)
    },
    getUserInfo: async (code) => {
      const path = '/cgi-bin/auth/getuserinfo'
      // The code works once: a second try would only hide how the first one ended.
      const user = readUser(await call('GET', path, { query: { code }, repeatable: false }))
      if (user.userId !== undefined || user.openId !== undefined) return user
      throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 userid`, { requestSent: true })
    },
    getUserDetail: async (userTicket) => {
      const path = '/cgi-bin/auth/getuserdetail'
      const reply = await call('POST', path, { body: { user_ticket: userTicket }, repeatable: true })
      const userId = readText(reply.userid)
      if (userId !== undefined) return { userId, ...readTexts(reply, detailFields) }
      throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 userid`, { requestSent: true })
    },
  }
}

const userFields = [
  ['userId', 'userid'],
  ['userTicket', 'user_ticket'],
  ['openId', 'openid'],
  ['externalUserId', 'external_userid'],
] as const

const detailFields = [
  ['gender', 'gender'],
  ['avatar', 'avatar'],
  ['qrCode', 'qr_code'],
  ['mobile', 'mobile'],
  ['email', 'email'],
  ['bizMail', 'biz_mail'],
  ['address', 'address'],
] as const

const readUser = (reply: Readonly<Record<string, unknown>>): OAuthUser => readTexts(reply, userFields)

/** A hidden field is left out or empty; here it is always left out. */
function readTexts<Name extends string>(
  reply: Readonly<Record<string, unknown>>,
  fields: readonly (readonly [name: Name, field: string])[],
): Partial<Record<Name, string>> {
  const texts: Partial<Record<Name, string>> = {}
  for (const [name, field] of fields) {
    const text = readText(reply[field])
    if (text !== undefined) texts[name] = text
  }
  return texts
}
