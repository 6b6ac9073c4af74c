import type { Bot, BotSettings, BotUsage, CreateBotBody, UpdateBotBody } from '@yingda/server/domains/bots/contract'
import { type Bare, trialDeadlineMs } from '../../api/bare.ts'
import { arrayOf, isAnything, isRecord } from '../../api/guards.ts'

export type Source = { id: string; title: string; kind: 'faq' | 'document' | 'page'; url?: string }
export type Turn = { role: 'user' | 'assistant'; content: string }
export type Trial = {
  content: string
  missed: boolean
  sources: Source[]
  model: string
  handoff?: { reason: string; summary: string }
}

const isSettings = (value: unknown): value is BotSettings => isRecord(value)
const isBot = (value: unknown): value is Bot =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.name === 'string' &&
  typeof value.version === 'number' &&
  isSettings(value.settings) &&
  isRecord(value.model) &&
  Array.isArray(value.account_ids)
const isBots = (value: unknown): value is { items: Bot[]; next?: string } =>
  isRecord(value) && arrayOf(isBot)(value.items)
const isUsage = (value: unknown): value is BotUsage => isRecord(value) && Array.isArray(value.items)
const isTrial = (value: unknown): value is Trial =>
  isRecord(value) && typeof value.content === 'string' && Array.isArray(value.sources)

const pathOf = (botId: string) => `/api/v1/bots/${encodeURIComponent(botId)}`

export const botCalls = (bare: Bare) => ({
  list: async (): Promise<Bot[]> => (await bare({ method: 'GET', path: '/api/v1/bots', is: isBots })).items,
  read: (botId: string): Promise<Bot> => bare({ method: 'GET', path: pathOf(botId), is: isBot }),
  add: (body: CreateBotBody): Promise<Bot> => bare({ method: 'POST', path: '/api/v1/bots', body, is: isBot }),
  change: (botId: string, body: UpdateBotBody): Promise<Bot> =>
    bare({ method: 'PUT', path: pathOf(botId), body, is: isBot }),
  remove: async (botId: string): Promise<void> => {
    await bare({ method: 'DELETE', path: pathOf(botId), is: isAnything })
  },
  bind: async (botId: string, accountIds: string[]): Promise<void> => {
    const body = { account_ids: accountIds }
    await bare({ method: 'PUT', path: `${pathOf(botId)}/accounts`, body, is: isAnything })
  },
  usage: (botId: string, days: number): Promise<BotUsage> =>
    bare({ method: 'GET', path: `${pathOf(botId)}/usage`, query: { days }, is: isUsage }),
  ask: (botId: string, content: string, history: Turn[]): Promise<Trial> =>
    bare({
      method: 'POST',
      path: `${pathOf(botId)}/try`,
      body: { content, history },
      timeoutMs: trialDeadlineMs,
      is: isTrial,
    }),
})
