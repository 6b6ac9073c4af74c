import type { FastifyReply } from 'fastify'
import { type App, ref } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { askWhileHeard, Gone } from '../ask/answering.ts'
import type { Call } from '../ask/call.ts'
import { openCall, readAfterLogin } from '../ask/open-call.ts'
import { readBody } from '../ask/read-body.ts'
import { Completion, CompletionBody, CompletionRefusal } from '../contract.ts'
import { corsHeaders, foreignOrigin } from '../cors.ts'
import type { CompletionsDeps } from '../deps.ts'
import { completionOf } from '../wire/completion.ts'
import { noteRetry } from './note-retry.ts'
import { stream } from './stream.ts'

export const completeRoute = (app: App, deps: CompletionsDeps) =>
  app.post(
    '/api/v3/chat/completions',
    {
      attachValidation: true,
      schema: {
        operationId: 'completeChat',
        tags: ['Chat'],
        description:
          'One question to a bot, answered in the format of OpenAI: as one JSON object, or with `stream` as server-sent events. ' +
          'End users need a share_token; owners of the bot and the master key do not.',
        body: CompletionBody,
        response: { 200: ref(Completion), '4xx': ref(CompletionRefusal), '5xx': ref(CompletionRefusal) },
      },
    },
    async (request, reply) => {
      const watch = deps.revocations.watch()
      let call: Call | undefined
      try {
        const origin = foreignOrigin(request, deps.publicBaseUrl)
        reply.headers({ 'x-request-id': request.id, ...(await corsHeaders(deps.db, origin)) })
        const asked = await readAfterLogin(deps, request, readBody)
        call = await openCall(deps, request, asked, origin)
        const identity = { id: newId('chatcmpl').replace('_', '-'), created: now(), model: asked.botId }
        if (asked.stream) return await stream({ call, watch, asked, identity, request, reply })
        return completionOf(await askWhileHeard(call, { response: reply.raw, watch }), identity)
      } catch (error) {
        if (error instanceof Gone) return hangUp(reply)
        noteRetry(reply, error, call)
        throw error
      } finally {
        watch.end()
      }
    },
  )

/** Nobody is there to be answered, and nothing went wrong. */
function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

const now = () => Math.floor(Date.now() / 1_000)
