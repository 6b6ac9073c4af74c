import type { SessionEvent, TransferInfo } from '@yingda/server/domains/sessions/contract'
import { arrayOf, isAnything, isRecord, isTransfer } from './guards.ts'
import type { Http } from './http.ts'

const at = (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}`

const isEvent = (value: unknown): value is SessionEvent =>
  isRecord(value) && typeof value.at === 'string' && typeof value.kind === 'string'

export type HandOn = { toCsId?: string; to?: 'queue' | 'ai'; reason?: string; note?: string }

/** Whom a session belongs to, and how that changes. */
export const handoverCalls = (http: Http) => ({
  transfer: async (sessionId: string, body: HandOn): Promise<void> => {
    await http({ method: 'POST', path: `${at(sessionId)}/transfer`, body, is: isAnything })
  },
  answer: async (transferId: string, answer: 'accept' | 'decline' | 'cancel'): Promise<void> => {
    const path = `/api/transfers/${encodeURIComponent(transferId)}/${answer}`
    await http({ method: 'POST', path, body: {}, is: isAnything })
  },
  requests: async (): Promise<TransferInfo[]> => {
    const query = { status: 'requested' }
    return (await http({ method: 'GET', path: '/api/transfers', query, is: arrayOf(isTransfer) })).data
  },
  takeOver: async (sessionId: string): Promise<void> => {
    await http({ method: 'POST', path: `${at(sessionId)}/takeover`, body: {}, is: isAnything })
  },
  release: async (sessionId: string): Promise<void> => {
    await http({ method: 'POST', path: `${at(sessionId)}/release`, body: {}, is: isAnything })
  },
  requeue: async (sessionId: string): Promise<void> => {
    await http({ method: 'POST', path: `${at(sessionId)}/requeue`, body: {}, is: isAnything })
  },
  reopen: async (sessionId: string): Promise<void> => {
    await http({ method: 'POST', path: `${at(sessionId)}/reopen`, body: {}, is: isAnything })
  },
  events: async (sessionId: string): Promise<SessionEvent[]> =>
    (await http({ method: 'GET', path: `${at(sessionId)}/events`, is: arrayOf(isEvent) })).data,
})

export type HandoverCalls = ReturnType<typeof handoverCalls>
