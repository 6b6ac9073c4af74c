import { sql } from '../../platform/db.ts'
import type { Role } from '../access/contract.ts'
import type { AdminAgent, AgentResponse, AgentStatus } from './contract.ts'

export interface Agent {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly role: string
  readonly status: AgentStatus
  readonly currentLoad: number
  readonly maxLoad: number
  readonly otpEnabled: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export const agentColumns = sql`
  id, user_id as "userId", name, role, status, current_load as "currentLoad", max_load as "maxLoad",
  otp_enabled as "otpEnabled", created_at as "createdAt", updated_at as "updatedAt"`

export const presentAgent = (agent: Agent): AgentResponse => ({
  id: agent.id,
  user_id: agent.userId,
  name: agent.name,
  role: agent.role,
  status: agent.status,
  current_load: agent.currentLoad,
  max_load: agent.maxLoad,
  otp_enabled: agent.otpEnabled,
  created_at: agent.createdAt.toISOString(),
  updated_at: agent.updatedAt.toISOString(),
})

export interface AgentRow extends Agent {
  readonly roles: Role[]
  readonly manualRoles: Role[]
  readonly mappedRoles: Role[]
  readonly isActive: boolean
  readonly lastSeenAt: Date | null
}

export const adminColumns = sql`
  ${agentColumns}, roles, manual_roles as "manualRoles", mapped_roles as "mappedRoles", is_active as "isActive",
  greatest(last_seen_at, (select max(last_used_at) from staff_tokens where agent_id = agents.id)) as "lastSeenAt"`

export const presentAdminAgent = (agent: AgentRow): AdminAgent => ({
  ...presentAgent(agent),
  roles: agent.roles,
  manual_roles: agent.manualRoles,
  mapped_roles: agent.mappedRoles,
  is_active: agent.isActive,
  ...(agent.lastSeenAt && { last_seen_at: agent.lastSeenAt.toISOString() }),
})
