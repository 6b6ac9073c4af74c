import type { ShareLinkDetail, ShareTokenBody } from '@yingda/server/domains/sharing/contract'
import type { Bare } from '../../../api/bare.ts'
import { arrayOf, isAnything, isRecord } from '../../../api/guards.ts'

const isLink = (value: unknown): value is ShareLinkDetail =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.share_token === 'string' &&
  typeof value.used === 'number' &&
  Array.isArray(value.allowed_origins)
const isLinks = (value: unknown): value is { items: ShareLinkDetail[] } =>
  isRecord(value) && arrayOf(isLink)(value.items)

const ofBot = (botId: string, what: string) => `/api/v1/bots/${encodeURIComponent(botId)}/${what}`
const pathOf = (id: string) => `/api/v1/bot-share-tokens/${encodeURIComponent(id)}`

export const shareCalls = (bare: Bare) => ({
  list: async (botId: string): Promise<ShareLinkDetail[]> =>
    (await bare({ method: 'GET', path: ofBot(botId, 'share-links'), is: isLinks })).items,
  add: async (botId: string, body: ShareTokenBody): Promise<void> => {
    await bare({ method: 'POST', path: ofBot(botId, 'share-tokens'), body, is: isAnything })
  },
  change: async (id: string, body: ShareTokenBody): Promise<void> => {
    await bare({ method: 'PATCH', path: pathOf(id), body, is: isAnything })
  },
  revoke: async (id: string): Promise<void> => {
    await bare({ method: 'DELETE', path: pathOf(id), is: isAnything })
  },
})
