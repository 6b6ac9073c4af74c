import type { Request } from '../../../platform/http.ts'
import { may } from '../../access/contract.ts'
import { type Principal, principalOf, tokenFrom } from '../../agents/index.ts'
import { type EndUser, endUserOf, isEndUserToken } from '../end-users/tokens.ts'
import { orUnavailable } from '../refusal.ts'
import type { GuardDeps } from './deps.ts'
import { isMasterKey, noteMasterKey } from './master-key.ts'

/** Who shows a token on the routes that staff, end users and the master key share. */
export type Who =
  | { readonly kind: 'master' }
  | { readonly kind: 'staff'; readonly principal: Principal }
  | { readonly kind: 'end_user'; readonly endUser: EndUser }

/** undefined: nobody whom we know. */
export async function whoIs(deps: GuardDeps, request: Request): Promise<Who | undefined> {
  const token = tokenFrom(request.headers.authorization)
  if (!token) return undefined
  if (isEndUserToken(token)) {
    const endUser = await orUnavailable(endUserOf(deps.db, token))
    return endUser && { kind: 'end_user', endUser }
  }
  if (isMasterKey(deps, token)) {
    const isTaken = deps.masterKeyFrom(request.ip)
    await noteMasterKey(deps, request, isTaken ? 'master_key.use' : 'master_key.refused')
    return isTaken ? { kind: 'master' } : undefined
  }
  const principal = await orUnavailable(principalOf(deps.db, token))
  return principal && { kind: 'staff', principal }
}

/** Whoever administers bots, and so end users and links: each their own. */
export const isBotAdmin = ({ roles }: Pick<Principal, 'roles'>): boolean => may(roles, 'bots.manage')
