import type { Request } from '../../../platform/http.ts'
import { maySupervise } from '../../agents/index.ts'
import type { Actor } from '../state/transitions.ts'

/** Who asks, by their token, and whether they may do what only the assignee may. */
export const actorOf = ({ principal, ip }: Pick<Request, 'principal' | 'ip'>): Actor & { readonly id: string } => ({
  type: 'agent',
  id: principal.csId,
  name: principal.name,
  mayForce: maySupervise(principal),
  ip,
})

/** A `preValidation` hook: commands that need no words may come without a body. */
export const withBody = async (request: Request): Promise<void> => {
  request.body ??= {}
}
