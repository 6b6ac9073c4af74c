import type { AgentResponse } from '@yingda/server/domains/agents/contract'
import { agentCalls } from '../api/agents.ts'
import { createBare } from '../api/bare.ts'
import { type Failure, failureOf } from '../api/failure.ts'
import { fileCalls } from '../api/files.ts'
import { handoverCalls } from '../api/handover.ts'
import { createHttp } from '../api/http.ts'
import { sessionCalls } from '../api/sessions.ts'
import { createStore } from '../feed/store.ts'
import { tabMemory } from '../lib/storage.ts'
import type { Credentials } from './credentials.ts'
import { goToWeCom, takeWeComReturn } from './we-com.ts'

export type Notice = { kind: 'expired' } | { kind: 'foreign' } | { kind: 'refused' | 'link'; failure: Failure }

export type Auth =
  | { status: 'starting' }
  | { status: 'unreachable' }
  | { status: 'signed-out'; notice?: Notice }
  /** The same once more, with a code of the authenticator app. */
  | { status: 'second-factor'; name: string; shown: Credentials; failure?: Failure }
  /** A second factor has to be set up before anything else. */
  | { status: 'enrolling'; me: AgentResponse }
  | { status: 'signed-in'; me: AgentResponse }

const tokenKey = 'yingda.token'

/** Who sits at this tab. */
export const authStore = createStore<Auth>({ status: 'starting' })

/** As whoever sits at this tab. */
export const http = createHttp({
  token: () => tabMemory.read(tokenKey),
  onSignedOut: () => signedOut({ kind: 'expired' }),
})
export const bare = createBare({
  token: () => tabMemory.read(tokenKey),
  onSignedOut: () => signedOut({ kind: 'expired' }),
})
export const agentsApi = agentCalls(http)
export const sessionsApi = sessionCalls(http)
export const handoverApi = handoverCalls(http)
export const filesApi = fileCalls({ http, token: () => tabMemory.read(tokenKey) })

/** Begins with what the tab has: a one-time link, the way back from WeCom, a token of before, or nothing. */
export async function start(): Promise<void> {
  authStore.change(() => ({ status: 'starting' }))
  const link = takeLink()
  if (link !== undefined) return signIn({ login: link })
  const back = takeWeComReturn()
  if (back === 'foreign') return signedOut({ kind: 'foreign' })
  if (back !== undefined) return signIn(back)
  if (tabMemory.read(tokenKey) === undefined) return signedOut()
  try {
    const me = await agentsApi.me()
    authStore.change(() => ({ status: 'signed-in', me }))
  } catch (error) {
    // Whoever has not finished setting up a second factor begins anew.
    if (failureOf(error).code === 1002) return signedOut()
    // @NOTE an expired token has signed out by itself; anything else is told by the page that offers a retry
    authStore.change((auth) => (auth.status === 'starting' ? { status: 'unreachable' } : auth))
  }
}

/** Shows the server who comes; it lets them in, asks for a second factor, or says why not. */
export async function signIn(shown: Credentials, otpCode?: string): Promise<void> {
  try {
    const answer = await agentsApi.login(shown, otpCode)
    if ('require_otp' in answer) {
      return authStore.change(() => ({ status: 'second-factor', name: answer.name, shown }))
    }
    const { token, degraded: _degraded, otp_setup_required: enrolling, ...me } = answer
    tabMemory.write(tokenKey, token)
    authStore.change(() => ({ status: enrolling ? 'enrolling' : 'signed-in', me }))
  } catch (error) {
    refused(shown, failureOf(error))
  }
}

/** A wrong code is asked for again; any other refusal begins anew. */
function refused(shown: Credentials, failure: Failure): void {
  const asked = authStore.get()
  const again = asked.status === 'second-factor' && (failure.kind === 'offline' || [1006, 1013].includes(failure.code))
  if (again) return authStore.change(() => ({ ...asked, failure }))
  signedOut({ kind: 'login' in shown ? 'link' : 'refused', failure })
}

export const signInWithWeCom = (): Promise<void> =>
  goToWeCom(agentsApi.loginUrl).catch((error: unknown) => signedOut({ kind: 'refused', failure: failureOf(error) }))

export const startOver = (): void => signedOut()

/** The second factor is set up: the token is good for everything from now on. */
export const enrolled = (): void =>
  authStore.change((auth) => (auth.status === 'enrolling' ? { status: 'signed-in', me: auth.me } : auth))

export async function signOut(): Promise<void> {
  await agentsApi.logout().catch(() => undefined) // @NOTE the tab forgets its token whether or not the server heard
  signedOut()
}

export const meChanged = (me: AgentResponse): void =>
  authStore.change((auth) => (auth.status === 'signed-in' ? { ...auth, me } : auth))

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
