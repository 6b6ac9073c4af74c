import { Type } from 'typebox'
import { sql } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { type Reader, readerOf, showMessages, visibleTo } from '../../sessions/index.ts'
import { MessageFoundPage, MessageSearchQuery } from '../contract.ts'
import { searchMessages } from '../search.ts'
import type { SearchRoutesDeps } from './deps.ts'

export const messagesRoute = (app: App, { db, readScope, channelTypes }: SearchRoutesDeps) =>
  app.get(
    '/api/messages/search',
    {
      schema: {
        operationId: 'searchMessages',
        tags: ['Session Management'],
        description: 'Newest first. A message can be found a second or two after it came.',
        querystring: Type.Object({
          ...MessageSearchQuery.properties,
          channelType: Type.Optional(Type.Enum([...channelTypes])),
        }),
        response: { 200: envelope(ref(MessageFoundPage)), ...refusals },
      },
    },
    async ({ principal, query }) => {
      const { found, next } = await searchMessages(db, query, searchableBy(readerOf(readScope, principal)))
      const shown = await showMessages(db, found)
      const rangesOf = new Map(found.map(({ sessionId, seq, ranges }) => [`${sessionId} ${seq}`, ranges]))
      const items = shown.map(({ message, session }) => ({
        message,
        session,
        ranges: [...(rangesOf.get(`${message.sessionId} ${message.seq}`) ?? [])],
      }))
      return ok({ items, ...(next && { next }) })
    },
  )

/** Where agents read their own, a session that waits shows its last lines, and those are no reason to search it. */
const searchableBy = (reader: Reader) =>
  reader.readsAll ? undefined : sql`${visibleTo(reader)} and s.status <> 'pending'`
