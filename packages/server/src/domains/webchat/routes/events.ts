import { settledPlace } from '../../../feed/index.ts'
import type { Handle } from '../../../platform/db.ts'
import { type App, detailed } from '../../../platform/http.ts'
import { EventsQuery } from '../contract.ts'
import { type Mark, parseMark } from '../events/mark.ts'
import { openWriter } from '../events/writer.ts'
import { refusal } from '../refusal.ts'
import { perMinute, type VisitorRoutesDeps, visitorFrom } from './deps.ts'
import { base, ShareParams, tags } from './schemas.ts'

const eventStream = {
  description: 'events, as long as the visitor listens',
  content: { 'text/event-stream': { schema: { type: 'string' } } },
}

export const eventsRoute = (app: App, deps: VisitorRoutesDeps) =>
  app.get(
    `${base}/events`,
    {
      config: perMinute(60),
      schema: {
        operationId: 'streamVisitorEvents',
        tags,
        description:
          'What happens in the conversation after `after` or `Last-Event-ID`, without a gap and without a doubling.',
        params: ShareParams,
        querystring: EventsQuery,
        response: { 200: eventStream, ...detailed },
      },
    },
    async (request, reply) => {
      // Watched before it is asked, so that an end in between is heard.
      const watch = deps.watch()
      const { visitor, linkId } = await visitorFrom(deps, request).catch((error: unknown) => {
        watch.end()
        throw error
      })
      const mark = await markFrom(deps.db, request.headers['last-event-id'] ?? request.query.after).catch(
        (error: unknown) => {
          watch.end()
          throw error
        },
      )
      const { raw } = reply.hijack()
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value)
      // Proxies would collect what has to be heard at once.
      raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
      raw.write('retry: 2000\n\n')
      const stream = deps.streams.open(visitor, mark, openWriter(raw))
      const { id: endUserId, tokenHash } = request.endUser
      watch.on({ linkId, endUserId, tokenHash }, () => stream.end('not_allowed'))
      raw.on('close', () => {
        watch.end()
        stream.end()
      })
    },
  )

/** @throws AppError for what is no mark of ours */
async function markFrom(db: Handle, given: string | string[] | undefined): Promise<Mark> {
  if (given === undefined || given === '') return { cursor: await settledPlace(db), shown: undefined }
  const mark = typeof given === 'string' ? parseMark(given) : undefined
  if (!mark) throw refusal('bad_cursor')
  return mark
}
