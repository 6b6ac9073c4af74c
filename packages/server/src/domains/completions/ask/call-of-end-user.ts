import { admit } from '../../sharing/index.ts'
import type { CompletionsDeps } from '../deps.ts'
import { finishOf, heldByPerson } from '../wire/beside.ts'
import type { Call } from './call.ts'
import type { Asked } from './read-body.ts'

interface Caller {
  readonly token: string
  readonly asked: Asked
  readonly origin: string | undefined
  readonly traceId: string
}

/** By a link, within its quotas, in the conversation that the desk keeps. */
export async function callOfEndUser(
  { db, converse, lookUp }: Pick<CompletionsDeps, 'db' | 'converse' | 'lookUp'>,
  { token, asked, origin, traceId }: Caller,
): Promise<Call> {
  const { shareToken, botId, text, clientMsgId } = asked
  const looking = lookUp(botId).catch(() => undefined) // What could not be read is read again when it is needed.
  const { endUser, share } = await admit(db, { token, shareToken, botId, origin })
  const known = await looking
  return {
    access: { linkId: share.linkId, endUserId: endUser.id, tokenHash: endUser.tokenHash },
    isSpent: clientMsgId === undefined,
    async ask({ onDelta, signal }) {
      const outcome = await converse({ endUser, share, known, text, clientMsgId, traceId, signal, onDelta })
      if (outcome.kind === 'with_person') return heldByPerson(outcome.status, outcome.messageId)
      return finishOf(outcome.answered, outcome.messageId)
    },
  }
}
