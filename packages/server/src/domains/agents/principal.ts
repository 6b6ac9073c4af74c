/** Who a request comes from, as its token proves. */
export interface Principal {
  readonly agentId: string
  readonly csId: string
  readonly name: string
  readonly role: 'agent' | 'supervisor' | 'admin'
}

export const maySupervise = ({ role }: Pick<Principal, 'role'>): boolean => role !== 'agent'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireAgent`. */
    principal: Principal
  }
}
