import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { csvMark, csvRows } from '../../../platform/csv.ts'
import type { Db } from '../../../platform/db.ts'
import { type App, refusals } from '../../../platform/http.ts'
import { actorOf } from '../actor.ts'
import { AuditFilter, type AuditLine } from '../contract.ts'
import { readAllAudit } from '../read.ts'
import { audit } from '../record.ts'
import type { AuditRoutesDeps } from './deps.ts'

export const exportRoute = (app: App, { db }: AuditRoutesDeps) =>
  app.get(
    '/api/audit.csv',
    {
      schema: {
        operationId: 'exportAudit',
        tags: ['Audit'],
        description: 'The same lines for a spreadsheet. That it was taken is a line itself.',
        querystring: AuditFilter,
        response: {
          200: { description: 'the lines', content: { 'text/csv': { schema: Type.Unsafe({ type: 'string' }) } } },
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { query: filter } = request
      await db.tx((tx) => audit(tx, { ...actorOf(request), action: 'audit.export', details: { ...filter } }))
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .header('cache-control', 'private, no-store')
        .send(Readable.from(csvOf(db, filter)))
    },
  )

const heading = ['time', 'actor', 'actor name', 'action', 'target', 'details', 'address']

async function* csvOf(db: Db, filter: AuditFilter): AsyncGenerator<string> {
  yield csvMark + csvRows([heading])
  for await (const lines of readAllAudit(db, filter)) yield csvRows(lines.map(cells))
}

const cells = ({ at, actorType, actorId, actorName, action, targetType, targetId, details, ip }: AuditLine) => [
  at,
  actorId ?? actorType,
  actorName,
  action,
  targetType && `${targetType} ${targetId ?? ''}`,
  JSON.stringify(details),
  ip,
]
