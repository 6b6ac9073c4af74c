import { WeComApiError, WeComClient } from '@yingda/wecom'
import type { Settings } from '../channels/channel.ts'
import type { Directory } from '../domains/agents/index.ts'

/** What WeCom answers for a userid that is not, or no longer, in the company. */
const absentCodes = [60111, 40003]

/** The company directory as WeCom knows it. */
export function weComDirectory(settings: Settings): Directory {
  const client = new WeComClient({
    corpId: settings.WECHAT_CORP_ID ?? '',
    secret: settings.WECHAT_SECRET ?? '',
    ...(settings.WECHAT_AGENT_ID && { agentId: settings.WECHAT_AGENT_ID }),
    ...(settings.WECHAT_API_BASE && { apiBase: settings.WECHAT_API_BASE }),
    ...(settings.WECHAT_API_TIMEOUT && { timeoutMs: Number(settings.WECHAT_API_TIMEOUT) * 1_000 }),
  })
  return {
    async find(userId) {
      try {
        const { name } = await client.members.get(userId)
        return { name: name ?? '' }
      } catch (error) {
        if (error instanceof WeComApiError && absentCodes.includes(error.errcode ?? 0)) return 'absent'
        throw error
      }
    },
  }
}
