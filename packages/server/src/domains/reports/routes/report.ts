import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { Report, type ReportName, ReportQuery } from '../contract.ts'
import { rangeOf } from '../range.ts'
import { readReport } from '../read.ts'
import type { ReportRoutesDeps } from './deps.ts'

/** `GET /api/reports/volume` and the others. */
export const reportRoute = (app: App, { db }: ReportRoutesDeps, report: ReportName) =>
  app.get(
    `/api/reports/${report}`,
    {
      schema: {
        operationId: `report${report.charAt(0).toUpperCase()}${report.slice(1)}`,
        tags: ['Reports'],
        querystring: ReportQuery,
        response: { 200: envelope(ref(Report)), ...refusals },
      },
      preValidation: requirePermission('reports.read'),
    },
    async ({ query }) => ok(await readReport(db, report, rangeOf(report, query))),
  )
