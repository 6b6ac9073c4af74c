import { Type } from 'typebox'
import { toCsv } from '../../../platform/csv.ts'
import { AppError } from '../../../platform/errors.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { type Principal, requirePermission } from '../../agents/index.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { type Account, accountsToAsk } from '../accounts/rows.ts'
import { staleness } from '../common/staleness.ts'
import { refusal } from '../refusal.ts'
import { CallReport, CallReportFileQuery, CallReportQuery, CrmDepartments } from '../reports/contract.ts'
import { liveDepartments } from '../reports/departments.ts'
import { excelType, toExcel } from '../reports/excel.ts'
import { liveReport } from '../reports/live.ts'
import { rangeOf } from '../reports/range.ts'
import { readReport } from '../reports/read.ts'
import { cellsOf } from '../reports/table.ts'
import { everything, type Scope } from '../scopes/scope.ts'
import { type CrmRoutesDeps, scopeFor } from './deps.ts'
import { tags } from './tags.ts'

const preValidation = requirePermission('crm.read')
const directions = { outbound: 'out', inbound: 'in' } as const
type Way = keyof typeof directions

export function reportRoutes(app: App, deps: CrmRoutesDeps): void {
  app.get(
    '/api/crm/departments',
    {
      schema: {
        operationId: 'listCrmDepartments',
        tags,
        description:
          'Departments of each company as they are at Yunke, to count by with `live`. 403 for whoever may see only some calls.',
        response: { 200: envelope(ref(CrmDepartments)), ...refusals },
      },
      preValidation,
    },
    async ({ principal }) => {
      assertEverything(await scopeFor(deps, principal))
      const accounts = await accountsToAsk(deps.db)
      return ok({ companies: await Promise.all(accounts.map((account) => liveDepartments(deps, account))) })
    },
  )
  for (const way of ['outbound', 'inbound'] as const) {
    const name = way === 'outbound' ? 'Outbound' : 'Inbound'
    app.get(
      `/api/crm/reports/${way}`,
      {
        schema: {
          operationId: `report${name}Calls`,
          tags,
          description:
            'Calls counted by department, person or day, from the records of the desk. With `live`, as Yunke counts them; 403 for whoever may see only some calls.',
          querystring: CallReportQuery,
          response: { 200: envelope(ref(CallReport)), ...refusals },
        },
        preValidation,
      },
      async ({ principal, query }) => ok(await reportFor(deps, principal, way, query)),
    )
    for (const kind of ['csv', 'xlsx'] as const) fileRoute(app, deps, way, kind)
  }
}

function fileRoute(app: App, deps: CrmRoutesDeps, way: Way, kind: 'csv' | 'xlsx'): void {
  const type = kind === 'csv' ? 'text/csv; charset=utf-8' : excelType
  const name = `${way === 'outbound' ? 'Outbound' : 'Inbound'}${kind === 'csv' ? 'Csv' : 'Excel'}`
  app.get(
    `/api/crm/reports/${way}.${kind}`,
    {
      schema: {
        operationId: `exportCalls${name}`,
        tags,
        description: 'What the screen shows, for a spreadsheet. That it was taken is a line in the audit log.',
        querystring: CallReportFileQuery,
        response: {
          200: {
            description: 'the report',
            content: { [kind === 'csv' ? 'text/csv' : excelType]: { schema: Type.Unsafe({ type: 'string' }) } },
          },
          ...refusals,
        },
      },
      preValidation,
    },
    async (request, reply) => {
      const { lang = 'zh', ...query } = request.query
      const report = await reportFor(deps, request.principal, way, query)
      const details = { report: way, ...query }
      await deps.db.tx((tx) => audit(tx, { ...actorOf(request), action: 'crm_report.export', details }))
      const cells = cellsOf(report, lang)
      return reply
        .header('content-type', type)
        .header('content-disposition', `attachment; filename="calls-${way}-${report.from}-${report.to}.${kind}"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(kind === 'csv' ? toCsv(cells) : await toExcel(cells))
    },
  )
}

async function reportFor(
  deps: CrmRoutesDeps,
  principal: Principal,
  way: Way,
  query: CallReportQuery,
): Promise<CallReport> {
  const scope = await scopeFor(deps, principal)
  const range = rangeOf(query)
  const direction = directions[way]
  if (query.live) {
    assertEverything(scope)
    const { departmentId, companyCode } = query
    if (!departmentId) throw refusal(40000, '参数错误：departmentId: live 时必填')
    const account = await companyToAsk(deps, companyCode)
    return liveReport(deps, account, { direction, from: range.from, to: range.to, departmentId })
  }
  const report = await readReport(deps.db, direction, range, scope)
  const stale = staleness(await accountsToAsk(deps.db))
  return { ...report, ...(stale && { stale }) }
}

/** Yunke counts all calls. */
function assertEverything(scope: Scope): void {
  if (scope !== everything) throw new AppError(1002, 403, '数据范围受限，不能查询云客的统计')
}

async function companyToAsk({ db }: CrmRoutesDeps, companyCode: string | undefined): Promise<Account> {
  const accounts = await accountsToAsk(db)
  const account = accounts.find((one) => companyCode === undefined || one.companyCode === companyCode)
  if (!account) throw refusal(40415)
  return account
}
