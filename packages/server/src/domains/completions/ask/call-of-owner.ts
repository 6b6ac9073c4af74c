import type { Request } from '../../../platform/http.ts'
import { botAdminOf, checkShare, isOwner } from '../../sharing/index.ts'
import type { CompletionsDeps } from '../deps.ts'
import { refusal } from '../refusal.ts'
import { finishOf } from '../wire/beside.ts'
import type { Call } from './call.ts'
import type { Asked } from './read-body.ts'

/** Straight to the bot, by whoever owns it or holds the master key. Nothing is stored. */
export async function callOfOwner(
  deps: CompletionsDeps,
  request: Request,
  { botId, text, shareToken }: Asked,
): Promise<Call> {
  const looking = deps.lookUp(botId)
  looking.catch(() => {}) // Who may not come in learns that first.
  const admin = await botAdminOf(deps, request)
  const known = await looking
  if (!known && admin.kind === 'master') throw refusal('bot_not_found')
  if (!known || !isOwner(admin, known.bot)) throw refusal('not_the_owner')
  if (shareToken !== undefined) await checkShare(deps.db, shareToken, botId)
  const question = { botId, text, history: [], traceId: request.id, known }
  return {
    access: {},
    isSpent: false,
    ask: async ({ onDelta, signal }) => finishOf(await deps.answer(question, { onDelta, signal })),
  }
}
