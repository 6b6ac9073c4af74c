import { sql } from '../../platform/db.ts'
import { may, type Role } from '../access/contract.ts'
import { withoutDirectory } from '../access/index.ts'

/** Who a request comes from, as its token proves. */
export interface Principal {
  readonly agentId: string
  readonly csId: string
  readonly name: string
  readonly roles: readonly Role[]
  /** The token that was shown; not the token itself. */
  readonly tokenId: string
  /** Signed in while the directory could not be asked: for a short time, and without administering anything. */
  readonly degraded: boolean
  /** Has to set up a second factor before anything else; has no role until then. */
  readonly mustEnrol: boolean
  /** It is a key of another program, and nobody of the staff. */
  readonly key?: { readonly id: string }
}

/** Of `agents a`, at this moment: what a person may do is not remembered from their sign-in. */
export const principalColumns = sql`a.id as "agentId", a.user_id as "csId", a.name, a.roles`
/** Whoever has no role may not come in. */
export const mayComeIn = sql`a.is_active and a.roles <> '{}'`

/** What token `t` is not good for. */
export const tokenLimits = sql`
  coalesce(t.degraded, false) as degraded,
  coalesce(t.otp_for_roles && a.roles and a.otp_enabled = 0, false) as "mustEnrol"`

/** The roles that such a token leaves. */
export const rolesLeft = ({ roles, degraded, mustEnrol }: Pick<Principal, 'roles' | 'degraded' | 'mustEnrol'>) => {
  if (mustEnrol) return []
  return degraded ? withoutDirectory(roles) : roles
}

export const maySupervise = ({ roles }: Pick<Principal, 'roles'>): boolean => may(roles, 'sessions.supervise')

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireAgent`. */
    principal: Principal
  }
}
