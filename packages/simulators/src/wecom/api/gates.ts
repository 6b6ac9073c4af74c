import { type ApiAnswer, refuse } from '../errors.ts'
import type { ApiCall, ApiRoute, Scope } from './call.ts'

/** What stands between a valid token and the call itself; `undefined` lets it through. */
export function checkGates({ state, app }: ApiCall, path: string, route: ApiRoute): ApiAnswer | undefined {
  const { faults, rules, quotas } = state
  if (faults.busyRate > 0 && state.random() < faults.busyRate) return refuse(-1)
  if (!mayCall(app.kind, route.scope ?? 'any')) return refuse(48002)
  if (route.uncounted) return undefined
  const within = quotas.takeMinute(path, rules.callsPerMinute) && quotas.takeHour(path, rules.callsPerHour)
  return within ? undefined : refuse(45009)
}

/** The contact helper cannot send, and nobody else may write the directory or list its ids. */
function mayCall(kind: 'app' | 'contacts' | 'kf', scope: Scope): boolean {
  if (scope === 'any') return true
  if (scope === 'kf') return kind !== 'contacts'
  return kind === scope
}
