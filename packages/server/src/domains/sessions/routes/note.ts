import { type App, ok, ref } from '../../../platform/http.ts'
import { NoteBody } from '../contract.ts'
import { addNote } from '../notes/note.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { CommandHeaders, MessageResponse, SessionParams, sessionRefusals, tags } from './schemas.ts'

export const noteRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/notes',
    {
      attachValidation: true,
      schema: {
        operationId: 'addSessionNote',
        tags,
        description: 'A line among colleagues, which never goes out. Whoever is mentioned is told.',
        params: SessionParams,
        headers: CommandHeaders,
        body: NoteBody,
        response: { 200: ref(MessageResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { principal, params, body, headers } = request
      await assertExists(deps, request, params.sessionId)
      const note = await addNote(deps.db, {
        sessionId: params.sessionId,
        actor: principal,
        content: body.content,
        mentions: body.mentions,
        clientMsgId: body.clientMsgId ?? headers['idempotency-key'],
      })
      deps.onCommitted()
      return ok(note)
    },
  )
