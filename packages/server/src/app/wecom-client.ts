import { type DirectorySource, type TokenStore, WeComClient } from '@yingda/wecom'
import type { Settings } from '../channels/channel.ts'

/** The company's own app, as the settings name it. */
export const weComClient = (settings: Settings, tokens?: TokenStore): WeComClient =>
  clientWith(settings, settings.WECHAT_SECRET ?? '', tokens)

/** What the app may see; ids of the whole company come from the contact helper, where it is set up. */
export function weComSource(settings: Settings, tokens?: TokenStore): DirectorySource {
  const { departments, members } = weComClient(settings, tokens)
  const { WECOM_CONTACT_SECRET: helperSecret } = settings
  if (!helperSecret) return { departments, members }
  const helper = clientWith(settings, helperSecret, tokens)
  return { departments, members: { ...members, listIds: helper.members.listIds } }
}

export const isWeComSet = ({ WECHAT_CORP_ID, WECHAT_SECRET }: Settings): boolean =>
  Boolean(WECHAT_CORP_ID && WECHAT_SECRET)

const clientWith = (settings: Settings, secret: string, tokenStore: TokenStore | undefined): WeComClient =>
  new WeComClient({
    corpId: settings.WECHAT_CORP_ID ?? '',
    secret,
    ...(tokenStore && { tokenStore }),
    ...(settings.WECHAT_AGENT_ID && { agentId: settings.WECHAT_AGENT_ID }),
    ...(settings.WECHAT_API_BASE && { apiBase: settings.WECHAT_API_BASE }),
    ...(settings.WECHAT_LOGIN_BASE && { loginBase: settings.WECHAT_LOGIN_BASE }),
    ...(settings.WECHAT_API_TIMEOUT && { timeoutMs: Number(settings.WECHAT_API_TIMEOUT) * 1_000 }),
  })
