import type { AlertInfo, AlertKind, AlertPage, AlertSettingsBody } from '@yingda/server/domains/alerts/contract'
import { arrayOf, isAnything, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

export type Settings = AlertSettingsBody & { deliverable: boolean }

const isSettings = (value: unknown): value is Settings =>
  isRecord(value) && Array.isArray(value.kinds) && typeof value.waitSeconds === 'number'

const isMutes = (value: unknown): value is { muted: AlertKind[] } => isRecord(value) && Array.isArray(value.muted)

const isAlert = (value: unknown): value is AlertInfo =>
  isRecord(value) && typeof value.id === 'string' && typeof value.text === 'string'

const isPage = (value: unknown): value is AlertPage => isRecord(value) && arrayOf(isAlert)(value.items)

export const alertCalls = (http: Http) => ({
  settings: async () => (await http({ method: 'GET', path: '/api/alerts/settings', is: isSettings })).data,
  configure: async (body: AlertSettingsBody) =>
    (await http({ method: 'PUT', path: '/api/alerts/settings', body, is: isAnything })).data,
  mutes: async () => (await http({ method: 'GET', path: '/api/alerts/mine', is: isMutes })).data.muted,
  mute: async (muted: AlertKind[]) =>
    (await http({ method: 'PUT', path: '/api/alerts/mine', body: { muted }, is: isAnything })).data,
  recent: async () => (await http({ method: 'GET', path: '/api/alerts', is: isPage })).data.items,
})
