import { type ApiAnswer, refuse } from '../errors.ts'
import type { ApiCall } from './call.ts'

/** The refusal a bad token gets; `undefined` lets the call through. Only a token in the URL counts. */
export function checkToken({ state, query }: ApiCall): ApiAnswer | undefined {
  const token = query.get('access_token') ?? ''
  if (token === '') return refuse(41001)
  const verdict = state.tokens.check(token)
  if (verdict === 'unknown') return refuse(40014)
  if (verdict === 'expired') return refuse(42001)
  if (!state.faults.tokenDiesEarly) return undefined
  state.faults.tokenDiesEarly = false
  state.tokens.expire()
  return refuse(42001)
}
