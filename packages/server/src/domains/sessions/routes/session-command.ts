import type { TObject } from 'typebox'
import { ok, type Request, ref } from '../../../platform/http.ts'
import type { SessionInfo } from '../contract.ts'
import type { Actor } from '../state/transitions.ts'
import { actorOf, withBody } from './actor.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

interface About {
  readonly operationId: string
  readonly description: string
}

/** What routes have in common that answer with the session as it has become. */
export const sessionCommand = <Body extends TObject>(about: About, body: Body) => ({
  attachValidation: true,
  preValidation: withBody,
  schema: {
    ...about,
    tags,
    params: SessionParams,
    body,
    response: { 200: ref(SessionResponse), ...sessionRefusals },
  },
})

interface Asked {
  readonly sessionId: string
  readonly actor: Actor & { readonly id: string }
}

type Asking = Pick<Request, 'principal' | 'ip' | 'validationError'> & {
  readonly params: { readonly sessionId: string }
}

export async function carryOut(
  deps: SessionRoutesDeps,
  request: Asking,
  command: (asked: Asked) => Promise<SessionInfo>,
) {
  const { sessionId } = request.params
  await assertExists(deps, request, sessionId)
  const session = await command({ sessionId, actor: actorOf(request) })
  deps.onCommitted()
  return ok(session)
}
