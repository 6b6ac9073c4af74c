import type {
  AgentResponse,
  AgentStatus,
  LoginResponse,
  OtpRequired,
  SignInOptions,
} from '@yingda/server/domains/agents/contract'
import type { Credentials } from '../auth/credentials.ts'
import { allPages } from './all-pages.ts'
import {
  isAgent,
  isAgents,
  isAnything,
  isLogin,
  isLoginUrl,
  isPermissions,
  isSecondFactor,
  isSignInOptions,
  isTicket,
  type MyPermissions,
} from './guards.ts'
import type { Http } from './http.ts'

type SignedIn = LoginResponse | OtpRequired

const isSignedIn = (data: unknown): data is SignedIn => isSecondFactor(data) || isLogin(data)

export const agentCalls = (http: Http) => ({
  signInOptions: async (): Promise<SignInOptions> =>
    (await http({ method: 'GET', path: '/api/sign-in', is: isSignInOptions })).data,
  login: async (shown: Credentials, otpCode?: string): Promise<SignedIn> => {
    const path = 'login' in shown ? '/api/agents/login-link' : '/api/agents/login'
    const body = { ...shown, ...(otpCode !== undefined && { otp_code: otpCode }) }
    return (await http({ method: 'POST', path, body, is: isSignedIn })).data
  },
  loginUrl: async (query: { kind: 'qr' | 'oauth'; challenge: string }): Promise<{ url: string; state: string }> =>
    (await http({ method: 'GET', path: '/api/agents/login-url', query, is: isLoginUrl })).data,
  me: async (): Promise<AgentResponse> => (await http({ method: 'GET', path: '/api/agents/me', is: isAgent })).data,
  /** Who may take a session. */
  colleagues: (): Promise<AgentResponse[]> =>
    allPages((cursor) => http({ method: 'GET', path: '/api/agents', query: { cursor }, is: isAgents })),
  setStatus: async (status: AgentStatus): Promise<AgentResponse> =>
    (await http({ method: 'PUT', path: '/api/agents/me/status', body: { status }, is: isAgent })).data,
  permissions: async (): Promise<MyPermissions> =>
    (await http({ method: 'GET', path: '/api/agents/me/permissions', is: isPermissions })).data,
  logout: async (): Promise<void> => {
    await http({ method: 'POST', path: '/api/agents/logout', is: isAnything })
  },
  /** Good for one connection within 30 s. */
  ticket: async (): Promise<string> =>
    (await http({ method: 'POST', path: '/api/ws/ticket', is: isTicket })).data.ticket,
})

export type AgentCalls = ReturnType<typeof agentCalls>
