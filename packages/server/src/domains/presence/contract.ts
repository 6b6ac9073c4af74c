import type { AgentStatus } from '../agents/contract.ts'

/** To everybody at the desk; `lost`: all sockets were lost, and the agent is back as soon as one is. */
export interface AgentStatusFrame {
  readonly type: 'agent_status_changed'
  readonly cursor: string
  readonly data: {
    readonly csId: string
    readonly name: string
    readonly status: AgentStatus
    readonly lost: boolean
  }
}
