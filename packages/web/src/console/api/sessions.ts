import type { FileInfo } from '@yingda/server/domains/files/contract'
import type { MessageInfo, SessionInfo, SessionStatus, UnreadCount } from '@yingda/server/domains/sessions/contract'
import { arrayOf, isAnything, isMessage, isRecord, isSession } from './guards.ts'
import type { Answer, Http } from './http.ts'

const at = (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}`

const isCounts = (value: unknown): value is Record<string, UnreadCount> =>
  isRecord(value) &&
  Object.values(value).every(
    (one) => isRecord(one) && typeof one.unread === 'number' && typeof one.lastMsgId === 'string',
  )

/** A text, or a file that was uploaded. */
export type Said = { content: string; file?: Pick<FileInfo, 'fileId' | 'kind'> | undefined }

export const sessionCalls = (http: Http) => ({
  list: (query: {
    status: SessionStatus
    csId?: string
    channelType?: string | undefined
    cursor?: string | undefined
    limit: number
  }): Promise<Answer<SessionInfo[]>> => http({ method: 'GET', path: '/api/sessions', query, is: arrayOf(isSession) }),
  get: async (sessionId: string): Promise<SessionInfo> =>
    (await http({ method: 'GET', path: at(sessionId), is: isSession })).data,
  history: async (sessionId: string, limit: number, beforeSeq?: number): Promise<MessageInfo[]> => {
    const query = { includeSystem: 'true', beforeSeq, limit }
    return (await http({ method: 'GET', path: `${at(sessionId)}/history`, query, is: arrayOf(isMessage) })).data
  },
  accept: async (sessionId: string, csId: string): Promise<void> => {
    await http({ method: 'POST', path: `${at(sessionId)}/accept`, body: { csId }, is: isAnything })
  },
  send: async (sessionId: string, { content, file }: Said, clientMsgId: string): Promise<void> => {
    const body = file
      ? { content: '', msgType: file.kind, fileId: file.fileId, clientMsgId }
      : { content, msgType: 'text', clientMsgId }
    await http({ method: 'POST', path: `${at(sessionId)}/message`, body, is: isAnything })
  },
  note: async (sessionId: string, content: string, mentions: readonly string[], clientMsgId: string): Promise<void> => {
    const body = { content, mentions, clientMsgId }
    await http({ method: 'POST', path: `${at(sessionId)}/notes`, body, is: isAnything })
  },
  unread: async (): Promise<Record<string, UnreadCount>> =>
    (await http({ method: 'GET', path: '/api/sessions/unread', is: isCounts })).data,
  read: async (sessionId: string, lastMsgId: string): Promise<void> => {
    await http({ method: 'POST', path: `${at(sessionId)}/read`, body: { lastMsgId }, is: isAnything })
  },
  recall: async (sessionId: string, msgId: string): Promise<void> => {
    const path = `${at(sessionId)}/messages/${encodeURIComponent(msgId)}/recall`
    await http({ method: 'POST', path, is: isAnything })
  },
  resend: async (sessionId: string, msgId: string): Promise<void> => {
    const path = `${at(sessionId)}/messages/${encodeURIComponent(msgId)}/resend`
    await http({ method: 'POST', path, is: isAnything })
  },
  close: async (sessionId: string): Promise<void> => {
    await http({ method: 'POST', path: `${at(sessionId)}/close`, is: isAnything })
  },
})

export type SessionCalls = ReturnType<typeof sessionCalls>
