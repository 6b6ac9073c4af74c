import type { Request } from '../../../platform/http.ts'
import { tokenFrom } from '../../agents/index.ts'
import { isEndUserToken, sharingRefusal, whoIs } from '../../sharing/index.ts'
import type { CompletionsDeps } from '../deps.ts'
import type { Call } from './call.ts'
import { callOfEndUser } from './call-of-end-user.ts'
import { callOfOwner } from './call-of-owner.ts'
import type { Asked, readBody } from './read-body.ts'

/** Throws the refusal of whoever may not ask. */
export function openCall(
  deps: CompletionsDeps,
  request: Request,
  asked: Asked,
  origin: string | undefined,
): Promise<Call> {
  const token = tokenFrom(request.headers.authorization)
  if (!token) throw sharingRefusal('invalid_api_key')
  if (isEndUserToken(token)) return callOfEndUser(deps, { token, asked, origin, traceId: request.id })
  return callOfOwner(deps, request, asked)
}

/** Who may not come in learns that before anything about what was sent. */
export async function readAfterLogin(deps: CompletionsDeps, request: Request, read: typeof readBody): Promise<Asked> {
  try {
    if (request.validationError) throw request.validationError
    return read(request.body as Parameters<typeof readBody>[0])
  } catch (error) {
    if (!(await whoIs(deps, request))) throw sharingRefusal('invalid_api_key')
    throw error
  }
}
