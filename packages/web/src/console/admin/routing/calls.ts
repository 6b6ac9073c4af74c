import type {
  Hours,
  RoutingRule,
  RoutingRules,
  RoutingSettings,
  SettingsBody,
  Team,
  TeamBody,
} from '@yingda/server/domains/routing/contract'
import { arrayOf, isAnything, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

const isHours = (value: unknown): value is Hours =>
  isRecord(value) &&
  typeof value.timeZone === 'string' &&
  [value.weekly, value.holidays, value.workdays].every((list) => Array.isArray(list))

const isSettings = (value: unknown): value is RoutingSettings =>
  isRecord(value) &&
  typeof value.version === 'number' &&
  typeof value.assignMode === 'string' &&
  isRecord(value.timers) &&
  isRecord(value.texts) &&
  isHours(value.hours)

const isTeam = (value: unknown): value is Team =>
  isRecord(value) &&
  typeof value.teamId === 'string' &&
  typeof value.name === 'string' &&
  Array.isArray(value.members) &&
  (value.hours === undefined || isHours(value.hours))

const isRule = (value: unknown): value is RoutingRule =>
  isRecord(value) && typeof value.name === 'string' && isRecord(value.match)

const isRules = (value: unknown): value is RoutingRules =>
  isRecord(value) && typeof value.version === 'number' && arrayOf(isRule)(value.items)

const pathOf = (teamId: string) => `/api/routing/teams/${encodeURIComponent(teamId)}`

/** Who is given what waits, and when. */
export const routingCalls = (http: Http) => ({
  settings: async (): Promise<RoutingSettings> =>
    (await http({ method: 'GET', path: '/api/routing/settings', is: isSettings })).data,
  changeSettings: async (body: SettingsBody): Promise<RoutingSettings> =>
    (await http({ method: 'PUT', path: '/api/routing/settings', body, is: isSettings })).data,
  teams: async (): Promise<Team[]> =>
    (await http({ method: 'GET', path: '/api/routing/teams', is: arrayOf(isTeam) })).data,
  addTeam: async (body: TeamBody): Promise<void> => {
    await http({ method: 'POST', path: '/api/routing/teams', body, is: isTeam })
  },
  changeTeam: async (teamId: string, body: TeamBody): Promise<void> => {
    await http({ method: 'PUT', path: pathOf(teamId), body, is: isTeam })
  },
  removeTeam: async (teamId: string): Promise<void> => {
    await http({ method: 'DELETE', path: pathOf(teamId), is: isAnything })
  },
  rules: async (): Promise<RoutingRules> =>
    (await http({ method: 'GET', path: '/api/routing/rules', is: isRules })).data,
  changeRules: async (body: RoutingRules): Promise<RoutingRules> =>
    (await http({ method: 'PUT', path: '/api/routing/rules', body, is: isRules })).data,
})
