import type { MessageFound } from '@yingda/server/domains/search/contract'
import { arrayOf, isMessage, isRecord, isSession } from '../api/guards.ts'
import type { Http } from '../api/http.ts'

export type FoundPage = { items: MessageFound[]; next?: string }

export type Wanted = {
  q: string
  channelType?: string | undefined
  from?: string | undefined
  to?: string | undefined
  cursor?: string | undefined
}

const isRange = (value: unknown): value is MessageFound['ranges'][number] =>
  isRecord(value) && typeof value.start === 'number' && typeof value.end === 'number'

const isFound = (value: unknown): value is MessageFound =>
  isRecord(value) && isMessage(value.message) && isSession(value.session) && arrayOf(isRange)(value.ranges)

const isPage = (value: unknown): value is FoundPage =>
  isRecord(value) && arrayOf(isFound)(value.items) && (value.next === undefined || typeof value.next === 'string')

const limit = 30

export const searchCalls = (http: Http) => ({
  messages: async (query: Wanted): Promise<FoundPage> =>
    (await http({ method: 'GET', path: '/api/messages/search', query: { ...query, limit }, is: isPage })).data,
})
