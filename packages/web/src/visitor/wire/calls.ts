import { timeout } from '../lib/signals.ts'
import { isAnything, isBotCard, isConversation, isMessage, isOlder, isSignedIn, isStanding } from './guards.ts'
import { ask, headersOf, send } from './http.ts'
import type { Thumb } from './types.ts'

const fileDeadlineMs = 180_000

export const signIn = (username: string, password: string) =>
  ask({ method: 'POST', path: '/api/v1/auth/login', body: { username, password }, is: isSignedIn })

export const signOut = (token: string) =>
  ask({ method: 'POST', path: '/api/v1/auth/logout', token, body: {}, is: isAnything })

export type Calls = ReturnType<typeof createCalls>

/** The calls of one signed-in visitor about one link. */
export function createCalls(shareToken: string, token: string) {
  const base = `/api/v1/public/bot-share/${encodeURIComponent(shareToken)}`
  const at = (path: string) => ({ path: base + path, token })
  return {
    base,
    token,
    card: () => ask({ ...at(''), method: 'GET', is: isBotCard }),
    conversation: () => ask({ ...at('/conversation'), method: 'GET', is: isConversation }),
    older: (cursor: string) =>
      ask({ ...at(`/conversation?older=${encodeURIComponent(cursor)}`), method: 'GET', is: isOlder }),
    say: (content: string, clientId: string) =>
      ask({ ...at('/messages'), method: 'POST', body: { content, client_msg_id: clientId }, is: isMessage }),
    typing: () => ask({ ...at('/typing'), method: 'POST', body: {}, is: isAnything }),
    handoff: () => ask({ ...at('/handoff'), method: 'POST', body: {}, is: isStanding }),
    thumb: (id: string, value: Thumb | null) =>
      ask({ ...at(`/messages/${encodeURIComponent(id)}/feedback`), method: 'POST', body: { value }, is: isAnything }),
    rate: (score: number, comment: string) =>
      ask({ ...at('/rating'), method: 'POST', body: { score, ...(comment ? { comment } : {}) }, is: isAnything }),
    file: async (id: string) => {
      const signal = timeout(fileDeadlineMs)
      const response = await send(`${base}/files/${encodeURIComponent(id)}`, { headers: headersOf(token), signal })
      return response.blob()
    },
  }
}
