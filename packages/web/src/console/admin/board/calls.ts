import type { MonitorAgents, MonitorQueue, MonitorStats } from '@yingda/server/domains/monitor/contract'
import { arrayOf, isAnything, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

type BoardAgent = MonitorAgents['items'][number]

const isAgent = (value: unknown): value is BoardAgent =>
  isRecord(value) && typeof value.csId === 'string' && Array.isArray(value.sessions)

const isAgents = (value: unknown): value is MonitorAgents => isRecord(value) && arrayOf(isAgent)(value.items)

const isQueue = (value: unknown): value is MonitorQueue =>
  isRecord(value) && typeof value.pending === 'number' && arrayOf(isRecord)(value.oldest)

const isStats = (value: unknown): value is MonitorStats =>
  isRecord(value) && isRecord(value.open) && typeof value.sessions === 'number'

export const boardCalls = (http: Http) => ({
  agents: async () => (await http({ method: 'GET', path: '/api/monitor/agents', is: isAgents })).data,
  queue: async () => (await http({ method: 'GET', path: '/api/monitor/queue', is: isQueue })).data,
  stats: async () => (await http({ method: 'GET', path: '/api/monitor/stats', is: isStats })).data,
  setStatus: async (userId: string, status: string): Promise<void> => {
    const path = `/api/agents/${encodeURIComponent(userId)}/status`
    await http({ method: 'PUT', path, body: { status }, is: isAnything })
  },
  assign: async (sessionId: string, csId: string): Promise<void> => {
    const path = `/api/sessions/${encodeURIComponent(sessionId)}/accept`
    await http({ method: 'POST', path, body: { csId }, is: isAnything })
  },
})
