import type { Tag, TagColour } from '@yingda/server/domains/customers/contract'
import { arrayOf, isAnything, isRecord } from '../api/guards.ts'
import type { Http } from '../api/http.ts'

export type TagWords = { name: string; colour: TagColour }

export const isTag = (value: unknown): value is Tag =>
  isRecord(value) &&
  typeof value.tagId === 'string' &&
  typeof value.name === 'string' &&
  typeof value.colour === 'string'

const at = (tagId: string) => `/api/tags/${encodeURIComponent(tagId)}`

export const tagCalls = (http: Http) => ({
  list: async (): Promise<Tag[]> => (await http({ method: 'GET', path: '/api/tags', is: arrayOf(isTag) })).data,
  add: async (body: TagWords): Promise<void> => {
    await http({ method: 'POST', path: '/api/tags', body, is: isTag })
  },
  change: async (tagId: string, body: TagWords): Promise<void> => {
    await http({ method: 'PUT', path: at(tagId), body, is: isTag })
  },
  remove: async (tagId: string): Promise<void> => {
    await http({ method: 'DELETE', path: at(tagId), is: isAnything })
  },
  /** All of them: the ones that are not named are taken away. */
  ofSession: async (sessionId: string, tagIds: readonly string[]): Promise<void> => {
    const path = `/api/sessions/${encodeURIComponent(sessionId)}/tags`
    await http({ method: 'PUT', path, body: { tagIds }, is: isAnything })
  },
  ofCustomer: async (customerId: string, tagIds: readonly string[]): Promise<void> => {
    const path = `/api/customers/${encodeURIComponent(customerId)}/tags`
    await http({ method: 'PUT', path, body: { tagIds }, is: isAnything })
  },
})
