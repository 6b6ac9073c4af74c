import type { ApiKeyInfo, ApiKeyMade, ApiKeyPage, NewApiKey } from '@yingda/server/domains/api-keys/contract'
import { arrayOf, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

const isKey = (value: unknown): value is ApiKeyInfo =>
  isRecord(value) &&
  typeof value.keyId === 'string' &&
  typeof value.name === 'string' &&
  typeof value.status === 'string' &&
  Array.isArray(value.scopes)
const isMade = (value: unknown): value is ApiKeyMade => isKey(value) && typeof Reflect.get(value, 'key') === 'string'
const isPage = (value: unknown): value is ApiKeyPage => isRecord(value) && arrayOf(isKey)(value.items)

const base = '/api/api-keys'

export const apiKeyCalls = (http: Http) => ({
  page: async (cursor?: string) => (await http({ method: 'GET', path: base, query: { cursor }, is: isPage })).data,
  add: async (body: NewApiKey) => (await http({ method: 'POST', path: base, body, is: isMade })).data,
  revoke: async (keyId: string) =>
    (await http({ method: 'POST', path: `${base}/${encodeURIComponent(keyId)}/revoke`, is: isKey })).data,
})
