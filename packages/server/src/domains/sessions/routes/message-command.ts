import { Type } from 'typebox'
import { ok, type Request, ref } from '../../../platform/http.ts'
import { refusal } from '../commands/refusal.ts'
import type { MessageInfo } from '../contract.ts'
import { parseMessageId } from '../reading/present.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { MessageResponse, sessionRefusals, tags } from './schemas.ts'

interface About {
  readonly operationId: string
  readonly description: string
}

/** What routes have in common that do something about one message. */
export const messageCommand = (about: About) => ({
  schema: {
    ...about,
    tags,
    params: Type.Object({ sessionId: Type.String(), msgId: Type.String() }),
    response: { 200: ref(MessageResponse), ...sessionRefusals },
  },
})

interface Asked {
  readonly sessionId: string
  readonly seq: number
  readonly csId: string
}

type Asking = Pick<Request, 'principal' | 'validationError'> & {
  readonly params: { readonly sessionId: string; readonly msgId: string }
}

export async function carryOutOnMessage(
  deps: SessionRoutesDeps,
  request: Asking,
  command: (asked: Asked) => Promise<MessageInfo>,
) {
  const { principal, params } = request
  await assertExists(deps, request, params.sessionId)
  const named = parseMessageId(params.msgId)
  if (named?.sessionId !== params.sessionId) throw refusal(40401, '消息不存在')
  const message = await command({ ...named, csId: principal.csId })
  deps.onCommitted()
  return ok(message)
}
