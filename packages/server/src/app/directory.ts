import { WeComApiError } from '@yingda/wecom'
import type { Settings } from '../channels/channel.ts'
import type { Directory } from '../domains/agents/index.ts'
import { weComClient } from './wecom-client.ts'

/** What WeCom answers for a userid that is not, or no longer, in the company. */
const absentCodes = [60111, 40003]

/** The company directory as WeCom knows it. */
export function weComDirectory(settings: Settings): Directory {
  const client = weComClient(settings)
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
