import type { Request } from '../../../platform/http.ts'
import type { Actor } from '../../audit/index.ts'
import { refusal } from '../refusal.ts'
import type { Guard, GuardDeps } from './deps.ts'
import { isBotAdmin, whoIs } from './who.ts'

/** Who administers bots: somebody of the staff, or whoever holds the master key. */
export interface BotAdmin {
  readonly kind: 'staff' | 'master'
  /** agents.id; of the master key a name that no agent has. */
  readonly id: string
  readonly name: string
  /** An administrator owns what belongs to nobody: the bots that the desk brought. */
  readonly isAdmin: boolean
  /** As the audit names them. */
  readonly actor: Actor['actor']
}

const masterKeyAdmin: BotAdmin = {
  kind: 'master',
  id: '__masterkey__',
  name: 'master key',
  isAdmin: true,
  actor: { type: 'master_key' },
}

/** Lets in who may administer bots, and says who it is in `request.botAdmin`. */
export const requireBotAdmin =
  (deps: GuardDeps): Guard =>
  async (request) => {
    request.botAdmin = await botAdminOf(deps, request)
  }

/** Throws for everybody else. */
export async function botAdminOf(deps: GuardDeps, request: Request): Promise<BotAdmin> {
  const who = await whoIs(deps, request)
  if (!who) throw refusal('invalid_api_key')
  if (who.kind === 'master') return masterKeyAdmin
  if (who.kind === 'end_user' || !isBotAdmin(who.principal)) throw refusal('admins_only')
  const { agentId, csId, name, roles } = who.principal
  return {
    kind: 'staff',
    id: agentId,
    name: name || csId,
    isAdmin: roles.includes('admin'),
    actor: { type: 'agent', id: csId },
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireBotAdmin`. */
    botAdmin: BotAdmin
  }
}
