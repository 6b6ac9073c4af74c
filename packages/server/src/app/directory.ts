import { classifyErrcode, type TokenStore, WeComApiError, WeComConfigError, WeComTokenError } from '@yingda/wecom'
import type { Settings } from '../channels/channel.ts'
import type { Directory } from '../domains/agents/index.ts'
import { weComClient } from './wecom-client.ts'

/** What WeCom answers for a userid that is not, or no longer, in the company. */
const absentCodes = [60111, 40003]
/** Whoever has left is still told for a while. */
const leftStatus = 5

/** Somebody is waiting at the door. */
const patienceSeconds = 8

/** The company directory as WeCom knows it. What WeCom is too busy to say it may say later; anything else is its answer. */
export function weComDirectory(settings: Settings, tokens?: TokenStore): Directory {
  const { WECHAT_API_TIMEOUT: seconds = String(patienceSeconds) } = settings
  const timeout = String(Math.min(Number(seconds), patienceSeconds))
  const client = weComClient({ ...settings, WECHAT_API_TIMEOUT: timeout }, tokens)
  return {
    async find(userId) {
      try {
        const { name, status } = await client.members.get(userId)
        return status === leftStatus ? 'absent' : { name }
      } catch (error) {
        if (error instanceof WeComApiError && absentCodes.includes(error.errcode ?? 0)) return 'absent'
        if (isRefusal(error)) return 'refused'
        throw error
      }
    },
    async ownerOf(code) {
      try {
        const { userId } = await client.oauth.getUserInfo(code)
        // `corpid/userid` is a member of another company that this one is linked with.
        return userId === undefined || userId.includes('/') ? 'stranger' : { userId }
      } catch (error) {
        if (isRefusal(error)) return 'refused'
        throw error
      }
    },
    loginUrl(kind, back) {
      try {
        return kind === 'qr' ? client.oauth.webLoginLink(back) : client.oauth.authorizeLink(back)
      } catch (error) {
        if (error instanceof WeComConfigError) return undefined
        throw error
      }
    },
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof WeComConfigError) return true
  if (!(error instanceof WeComApiError || error instanceof WeComTokenError)) return false
  return !['retry', 'rate'].includes(classifyErrcode(error.errcode ?? -1))
}
