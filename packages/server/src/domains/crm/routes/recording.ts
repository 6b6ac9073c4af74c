import { Type } from 'typebox'
import { type App, type Request, refusals } from '../../../platform/http.ts'
import { may } from '../../access/contract.ts'
import { requirePermission } from '../../agents/index.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { readerOf } from '../../sessions/index.ts'
import { findCall } from '../calls/find.ts'
import type { CallRow } from '../calls/rows.ts'
import { createFindUrl } from '../recordings/find-url.ts'
import { isOfVisibleCustomer } from '../recordings/may-hear.ts'
import { play } from '../recordings/play.ts'
import { refusal } from '../refusal.ts'
import { everything } from '../scopes/scope.ts'
import { type CrmRoutesDeps, scopeFor } from './deps.ts'
import { tags } from './tags.ts'

const binary = { content: { 'audio/mpeg': { schema: Type.Unsafe({ type: 'string', format: 'binary' }) } } }

export function recordingRoute(app: App, deps: CrmRoutesDeps): void {
  const { db, calls: secrets, open, fetchRecording } = deps
  const findUrl = createFindUrl({ db, secrets, open })
  app.get(
    '/api/crm/recordings/:callId',
    {
      schema: {
        operationId: 'playCrmRecording',
        tags,
        description:
          'The recording of a call, through the desk alone: its address at Yunke is never told. `Range` is answered with parts. Each playing is a line in the audit log.',
        params: Type.Object({ callId: Type.String({ maxLength: 20 }) }),
        response: {
          200: { description: 'the recording', ...binary },
          206: { description: 'a part of it', ...binary },
          416: { description: 'no such part', ...binary },
          ...refusals,
        },
      },
      preValidation: requirePermission('crm.recording'),
    },
    async (request, reply) => {
      const call = await audible(deps, request, request.params.callId)
      if (!call) throw refusal(40411)
      const target = { type: 'crm_call', id: request.params.callId }
      const { range } = request.headers
      const details = { recordId: call.recordId, ...(range !== undefined && { range: range.slice(0, 60) }) }
      await db.tx((tx) => audit(tx, { ...actorOf(request), action: 'crm_recording.play', target, details }))
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const played = await play(fetchRecording, await findUrl(call), { range, signal: gone.signal })
      return reply
        .status(played.status)
        .headers({
          ...played.headers,
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; sandbox",
          'content-disposition': 'inline',
        })
        .send(played.body ?? '')
    },
  )
}

/** For analysts within their limits; else for whoever sees the customer of the call. */
async function audible(deps: CrmRoutesDeps, { principal }: Request, callId: string): Promise<CallRow | undefined> {
  if (may(principal.roles, 'crm.read')) {
    const call = await findCall(deps.db, await scopeFor(deps, principal), callId)
    if (call) return call
  }
  if (!may(principal.roles, 'sessions.serve')) return undefined
  const call = await findCall(deps.db, everything, callId)
  const reader = readerOf(deps.readScope, principal)
  return call && (await isOfVisibleCustomer(deps.db, reader, call)) ? call : undefined
}
