import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { AuditPage, AuditQuery } from '../contract.ts'
import { readAudit } from '../read.ts'
import type { AuditRoutesDeps } from './deps.ts'

export const listRoute = (app: App, { db }: AuditRoutesDeps) =>
  app.get(
    '/api/audit',
    {
      schema: {
        operationId: 'listAudit',
        tags: ['Audit'],
        description: 'Privileged acts, the newest first.',
        querystring: AuditQuery,
        response: { 200: envelope(ref(AuditPage)), ...refusals },
      },
    },
    async ({ query: { cursor = '', limit = 50, ...filter } }) => ok(await readAudit(db, filter, cursor, limit)),
  )
