import type { MessageInfo, SessionInfo, SessionStatus } from '@yingda/server/domains/sessions/contract'

/** The calls an agent's screen makes. Each may fail at any time: the desk is being killed. */
export interface DeskApi {
  login(userId: string): Promise<{ readonly token: string }>
  sessions(token: string, status: SessionStatus): Promise<SessionInfo[]>
  history(token: string, sessionId: string): Promise<MessageInfo[]>
  accept(token: string, sessionId: string, csId: string): Promise<void>
  /** Where a business lets the desk in. */
  connectAddress(token: string, channelId: string): Promise<string>
}

const timeoutMs = 10_000

export function deskApi(url: string): DeskApi {
  async function call(method: 'GET' | 'POST', path: string, token = '', body?: unknown) {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${method} ${path} answered HTTP ${response.status}: ${text}`)
    return { next: response.headers.get('x-next-cursor'), ...JSON.parse(text) }
  }

  return {
    login: async (userId) => (await call('POST', '/api/agents/login', '', { user_id: userId, name: userId })).data,
    async sessions(token, status) {
      const found: SessionInfo[] = []
      let query = `status=${status}`
      for (;;) {
        const { data, next } = await call('GET', `/api/sessions?${query}`, token)
        found.push(...data)
        if (!next) return found
        query = `status=${status}&cursor=${next}`
      }
    },
    history: async (token, sessionId) => (await call('GET', `/api/sessions/${sessionId}/history`, token)).data,
    accept: async (token, sessionId, csId) => {
      await call('POST', `/api/sessions/${sessionId}/accept`, token, { csId })
    },
    connectAddress: async (token, channelId) =>
      (await call('POST', `/api/channels/${channelId}/connect`, token)).data.url,
  }
}
