import type { EndUser } from '../end-users/tokens.ts'
import { refusal } from '../refusal.ts'
import type { Guard, GuardDeps } from './deps.ts'
import { whoIs } from './who.ts'

/** Lets in end users alone, and says who it is in `request.endUser`. The master key is nobody here. */
export const requireEndUser =
  (deps: GuardDeps): Guard =>
  async (request) => {
    const who = await whoIs(deps, request)
    if (!who || who.kind === 'master') throw refusal('invalid_api_key')
    if (who.kind === 'staff') throw refusal('end_users_only')
    request.endUser = who.endUser
  }

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireEndUser`. */
    endUser: EndUser
  }
}
