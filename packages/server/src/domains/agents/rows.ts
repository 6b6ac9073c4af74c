import { sql } from '../../platform/db.ts'
import type { AgentResponse, AgentStatus } from './contract.ts'

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
