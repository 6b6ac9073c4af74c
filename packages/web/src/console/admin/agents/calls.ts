import { type Role, roles } from '@yingda/server/domains/access/contract'
import type { AdminAgent, AgentStatus, ChangeAgentBody, NewAgentBody } from '@yingda/server/domains/agents/contract'
import type { NewRoleMapping, RoleMapping } from '@yingda/server/domains/roles/contract'
import { allPages } from '../../api/all-pages.ts'
import { arrayOf, isAgent, isAnything, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

const isRole = (value: unknown): value is Role => roles.some((role) => role === value)
const isRoles = arrayOf(isRole)

const isAdminAgent = (value: unknown): value is AdminAgent =>
  isRecord(value) &&
  isRoles(value.roles) &&
  isRoles(value.manual_roles) &&
  isRoles(value.mapped_roles) &&
  typeof value.is_active === 'boolean' &&
  typeof value.max_load === 'number' &&
  isAgent(value)

const isAdminAgents = (value: unknown): value is { items: AdminAgent[] } =>
  isRecord(value) && arrayOf(isAdminAgent)(value.items)

const isMapping = (value: unknown): value is RoleMapping =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.matchType === 'string' &&
  typeof value.matchValue === 'string' &&
  isRole(value.role)

const isMappings = (value: unknown): value is { items: RoleMapping[] } =>
  isRecord(value) && arrayOf(isMapping)(value.items)

const pathOf = (userId: string) => `/api/agents/${encodeURIComponent(userId)}`

/** Who answers customers, and what they may do. */
export const agentAdminCalls = (http: Http) => ({
  list: (): Promise<AdminAgent[]> =>
    allPages((cursor) =>
      http({ method: 'GET', path: '/api/agents', query: { all: 'true', cursor }, is: isAdminAgents }),
    ),
  add: async (body: NewAgentBody): Promise<AdminAgent> =>
    (await http({ method: 'POST', path: '/api/agents', body, is: isAdminAgent })).data,
  change: async (userId: string, body: ChangeAgentBody): Promise<AdminAgent> =>
    (await http({ method: 'PUT', path: pathOf(userId), body, is: isAdminAgent })).data,
  setStatus: async (userId: string, status: AgentStatus): Promise<void> => {
    await http({ method: 'PUT', path: `${pathOf(userId)}/status`, body: { status }, is: isAnything })
  },
  endSignIns: async (userId: string): Promise<void> => {
    await http({ method: 'DELETE', path: `${pathOf(userId)}/tokens`, is: isAnything })
  },
  /** @param code of the one who asks */
  resetSecondFactor: async (userId: string, code: string): Promise<void> => {
    const body = { user_id: userId, otp_code: code }
    await http({ method: 'POST', path: '/api/agents/otp-unbind', body, is: isAnything })
  },
  mappings: async (): Promise<RoleMapping[]> =>
    (await http({ method: 'GET', path: '/api/access/mappings', is: isMappings })).data.items,
  addMapping: async (body: NewRoleMapping): Promise<RoleMapping> =>
    (await http({ method: 'POST', path: '/api/access/mappings', body, is: isMapping })).data,
  removeMapping: async (id: string): Promise<void> => {
    await http({ method: 'DELETE', path: `/api/access/mappings/${encodeURIComponent(id)}`, is: isAnything })
  },
})
