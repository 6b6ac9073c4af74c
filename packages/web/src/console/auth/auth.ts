import type { AgentResponse, LoginResponse } from '@yingda/server/domains/agents/contract'
import { agentCalls } from '../api/agents.ts'
import { type Failure, failureOf } from '../api/failure.ts'
import { fileCalls } from '../api/files.ts'
import { createHttp } from '../api/http.ts'
import { sessionCalls } from '../api/sessions.ts'
import { createStore } from '../feed/store.ts'
import { tabMemory } from '../lib/storage.ts'

export type Notice = { kind: 'expired' } | { kind: 'otp' } | { kind: 'refused' | 'link'; failure: Failure }

export type Auth =
  | { status: 'starting' }
  | { status: 'unreachable' }
  | { status: 'signed-out'; notice?: Notice }
  | { status: 'signed-in'; me: AgentResponse }

const tokenKey = 'yingda.token'

/** Who sits at this tab. */
export const authStore = createStore<Auth>({ status: 'starting' })

const http = createHttp({
  token: () => tabMemory.read(tokenKey),
  onSignedOut: () => signedOut({ kind: 'expired' }),
})
export const agentsApi = agentCalls(http)
export const sessionsApi = sessionCalls(http)
export const filesApi = fileCalls({ http, token: () => tabMemory.read(tokenKey) })

/** Begins with what the tab has: a one-time link in the address, a token of before, or nothing. */
export async function start(): Promise<void> {
  authStore.change(() => ({ status: 'starting' }))
  const link = takeLink()
  if (link !== undefined) return enter(() => agentsApi.loginByLink(link), 'link')
  if (tabMemory.read(tokenKey) === undefined) return signedOut()
  try {
    const me = await agentsApi.me()
    authStore.change(() => ({ status: 'signed-in', me }))
  } catch {
    // @NOTE an expired token has signed out by itself; anything else is told by the page that offers a retry
    authStore.change((auth) => (auth.status === 'starting' ? { status: 'unreachable' } : auth))
  }
}

export const signIn = (userId: string, name: string): Promise<void> =>
  enter(() => agentsApi.login({ user_id: userId, name }), 'refused')

export async function signOut(): Promise<void> {
  await agentsApi.logout().catch(() => undefined) // @NOTE the tab forgets its token whether or not the server heard
  signedOut()
}

export const meChanged = (me: AgentResponse): void =>
  authStore.change((auth) => (auth.status === 'signed-in' ? { ...auth, me } : auth))

async function enter(ask: () => Promise<LoginResponse | { require_otp: true }>, kind: 'refused' | 'link') {
  try {
    const answer = await ask()
    if ('require_otp' in answer) return signedOut({ kind: 'otp' })
    const { token, ...me } = answer
    tabMemory.write(tokenKey, token)
    authStore.change(() => ({ status: 'signed-in', me }))
  } catch (error) {
    signedOut({ kind, failure: failureOf(error) })
  }
}

function signedOut(notice?: Notice): void {
  tabMemory.write(tokenKey, undefined)
  authStore.change(() => (notice === undefined ? { status: 'signed-out' } : { status: 'signed-out', notice }))
}

/** The one-time secret leaves the address bar and the history before anything else happens. */
function takeLink(): string | undefined {
  const url = new URL(location.href)
  const link = url.searchParams.get('login') ?? undefined
  if (link === undefined) return undefined
  url.searchParams.delete('login')
  history.replaceState(null, '', url.pathname + url.search + url.hash)
  return link
}
