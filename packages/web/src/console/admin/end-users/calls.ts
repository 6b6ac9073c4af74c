import type { EndUserGrants, EndUserItem } from '@yingda/server/domains/sharing/contract'
import type { Bare } from '../../api/bare.ts'
import { arrayOf, isAnything, isRecord } from '../../api/guards.ts'

const isEndUser = (value: unknown): value is EndUserItem =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.username === 'string' &&
  typeof value.is_active === 'boolean'
const isEndUsers = (value: unknown): value is { items: EndUserItem[] } =>
  isRecord(value) && arrayOf(isEndUser)(value.items)
const isGrants = (value: unknown): value is EndUserGrants =>
  isRecord(value) && typeof value.all_bots === 'boolean' && Array.isArray(value.bot_ids)

const base = '/api/v1/end-users'
const pathOf = (id: string, what = '') => `${base}/${encodeURIComponent(id)}${what}`

export const endUserCalls = (bare: Bare) => ({
  list: async (): Promise<EndUserItem[]> => (await bare({ method: 'GET', path: base, is: isEndUsers })).items,
  add: (body: { username: string; password: string; email: string | null }): Promise<EndUserItem> =>
    bare({ method: 'POST', path: base, body, is: isEndUser }),
  setActive: async (id: string, active: boolean): Promise<void> => {
    await bare({ method: 'PATCH', path: pathOf(id), body: { is_active: active }, is: isAnything })
  },
  resetPassword: async (id: string, password: string): Promise<void> => {
    await bare({ method: 'POST', path: pathOf(id, '/reset-password'), body: { password }, is: isAnything })
  },
  remove: async (id: string): Promise<void> => {
    await bare({ method: 'DELETE', path: pathOf(id), is: isAnything })
  },
  grants: (id: string): Promise<EndUserGrants> => bare({ method: 'GET', path: pathOf(id, '/grants'), is: isGrants }),
  setGrants: async (id: string, grants: EndUserGrants): Promise<void> => {
    await bare({ method: 'PUT', path: pathOf(id, '/grants'), body: grants, is: isAnything })
  },
})
