import { timingSafeEqual } from 'node:crypto'
import type { Request } from '../../../platform/http.ts'
import { hashOf } from '../../../platform/secrets.ts'
import { audit } from '../../audit/index.ts'
import { orUnavailable } from '../refusal.ts'
import type { GuardDeps } from './deps.ts'

export const isMasterKey = ({ masterKeyHash }: Pick<GuardDeps, 'masterKeyHash'>, token: string): boolean =>
  masterKeyHash !== undefined && timingSafeEqual(hashOf(token), masterKeyHash)

/** Whoever holds the key may do everything, so every request by it is written down before it does anything. */
export const noteMasterKey = (
  { db }: GuardDeps,
  { method, routeOptions, ip }: Request,
  action: 'master_key.use' | 'master_key.refused',
): Promise<void> =>
  orUnavailable(
    audit(db, {
      actor: { type: 'master_key' },
      action,
      target: { type: 'route', id: `${method} ${routeOptions.url ?? ''}` },
      ip,
    }),
  )
