import type { App } from '../company/apps.ts'
import { type ApiAnswer, refuse } from '../errors.ts'
import type { State } from '../state.ts'

/** Whose token it is, or the refusal a bad one gets. Only a token in the URL counts. */
export function checkToken(state: State, query: URLSearchParams): { app: App } | ApiAnswer {
  const token = query.get('access_token') ?? ''
  if (token === '') return refuse(41001)
  const checked = state.tokens.check(token)
  if (checked.verdict !== 'valid') return refuse(checked.verdict === 'unknown' ? 40014 : 42001)
  if (!state.faults.tokenDiesEarly) return { app: checked.app }
  state.faults.tokenDiesEarly = false
  state.tokens.expire(token)
  return refuse(42001)
}

/** Apps made after 2022-06-20 may be called from the addresses on their list only. */
export function isTrusted({ rules }: State, ip: string): boolean {
  return rules.trustedIps === null || rules.trustedIps.includes(ip)
}
