import { type Static, Type } from 'typebox'
import { type App, envelope, ok, ref } from '../../../platform/http.ts'
import { notPermitted, refusal } from '../commands/refusal.ts'
import { requeue } from '../commands/requeue.ts'
import { reassign } from '../commands/take-over.ts'
import { releaseToBot } from '../commands/to-bot.ts'
import { SessionInfo, TransferBody, TransferInfo } from '../contract.ts'
import { findSession } from '../reading/queries.ts'
import { requestTransfer } from '../transfers/request.ts'
import { actorOf } from './actor.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, sessionRefusals, tags } from './schemas.ts'

/** With a request the session stays as it is until the other accepts; without one it has been handed on. */
const TransferResponse = envelope(
  Type.Object({ session: ref(SessionInfo), transfer: Type.Optional(ref(TransferInfo)) }),
)

export const transferRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/transfer',
    {
      attachValidation: true,
      schema: {
        operationId: 'transferSession',
        tags,
        description:
          'Hands a session on: to an agent, who is asked for two minutes, or at once to the queue or the bot. ' +
          'A supervisor hands on sessions of others, and nobody is asked.',
        params: SessionParams,
        body: TransferBody,
        response: { 200: TransferResponse, ...sessionRefusals },
      },
    },
    async (request) => {
      const { sessionId } = request.params
      await assertExists(deps, request, sessionId)
      const transfer = await handOn(deps, { ...request.body, sessionId, actor: actorOf(request) })
      deps.onCommitted()
      const session = await findSession(deps.db, sessionId)
      if (!session) throw refusal(40401)
      return ok({ session, ...(transfer && { transfer }) })
    },
  )

type HandOn = Static<typeof TransferBody> & { readonly sessionId: string; readonly actor: ReturnType<typeof actorOf> }

async function handOn({ db }: SessionRoutesDeps, asked: HandOn): Promise<TransferInfo | undefined> {
  const { toCsId, to, force, overload, actor, sessionId } = asked
  if ((toCsId === undefined) === (to === undefined)) throw refusal(40000, 'toCsId 与 to 必须且只能填写一个')
  if ((force || overload) && !actor.mayForce) throw notPermitted('只有主管可以强制转接')
  if (to === 'queue') return void (await requeue(db, asked))
  if (to === 'ai') return void (await releaseToBot(db, asked))
  if (toCsId === undefined) return undefined
  const session = await findSession(db, sessionId)
  const isOwn = session?.manualCsId === actor.id
  if (actor.mayForce && (force || !isOwn)) return void (await reassign(db, { ...asked, csId: toCsId }))
  return requestTransfer(db, { ...asked, toCsId })
}
