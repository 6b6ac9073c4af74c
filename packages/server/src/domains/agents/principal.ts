import { may, type Role } from '../access/contract.ts'

/** Who a request comes from, as its token proves. */
export interface Principal {
  readonly agentId: string
  readonly csId: string
  readonly name: string
  readonly roles: readonly Role[]
}

export const maySupervise = ({ roles }: Pick<Principal, 'roles'>): boolean => may(roles, 'sessions.supervise')

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireAgent`. */
    principal: Principal
  }
}
