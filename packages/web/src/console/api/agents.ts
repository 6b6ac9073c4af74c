import type { Role } from '@yingda/server/domains/access/contract'
import type { AgentResponse, AgentStatus, LoginResponse, SignInOptions } from '@yingda/server/domains/agents/contract'
import { isAgent, isAnything, isLogin, isRoles, isSecondFactor, isSignInOptions, isTicket } from './guards.ts'
import type { Http } from './http.ts'

type SignedIn = LoginResponse | { require_otp: true }

const isSignedIn = (data: unknown): data is SignedIn => isSecondFactor(data) || isLogin(data)

export const agentCalls = (http: Http) => ({
  signInOptions: async (): Promise<SignInOptions> =>
    (await http({ method: 'GET', path: '/api/sign-in', is: isSignInOptions })).data,
  login: async (body: { user_id: string; name: string }): Promise<SignedIn> =>
    (await http({ method: 'POST', path: '/api/agents/login', body, is: isSignedIn })).data,
  loginByLink: async (login: string): Promise<SignedIn> =>
    (await http({ method: 'POST', path: '/api/agents/login-link', body: { login }, is: isSignedIn })).data,
  me: async (): Promise<AgentResponse> => (await http({ method: 'GET', path: '/api/agents/me', is: isAgent })).data,
  setStatus: async (status: AgentStatus): Promise<AgentResponse> =>
    (await http({ method: 'PUT', path: '/api/agents/me/status', body: { status }, is: isAgent })).data,
  roles: async (): Promise<Role[]> =>
    (await http({ method: 'GET', path: '/api/agents/me/permissions', is: isRoles })).data.roles,
  logout: async (): Promise<void> => {
    await http({ method: 'POST', path: '/api/agents/logout', is: isAnything })
  },
  /** Good for one connection within 30 s. */
  ticket: async (): Promise<string> =>
    (await http({ method: 'POST', path: '/api/ws/ticket', is: isTicket })).data.ticket,
})

export type AgentCalls = ReturnType<typeof agentCalls>
