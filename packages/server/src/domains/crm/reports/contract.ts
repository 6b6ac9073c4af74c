import { type Static, Type } from 'typebox'
import { CallDirection } from '../calls/contract.ts'
import { companyCode, Day, Stale } from '../common/contract.ts'

export const callReportMetrics = {
  calls: { zh: '通话数', en: 'Calls', unit: 'count' },
  connected: { zh: '接通数', en: 'Connected', unit: 'count' },
  connectRate: { zh: '接通率', en: 'Connect rate', unit: 'rate' },
  talkSeconds: { zh: '通话时长', en: 'Talk time', unit: 'seconds' },
  averageSeconds: { zh: '平均通话时长', en: 'Average talk time', unit: 'seconds' },
} as const
export type CallReportMetric = keyof typeof callReportMetrics

export const CallReportQuery = Type.Object({
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  groupBy: Type.Optional(Type.Union([Type.Literal('department'), Type.Literal('staff'), Type.Literal('day')])),
  live: Type.Optional(Type.Boolean({ description: "Yunke's own counting instead of ours; needs departmentId" })),
  department: Type.Optional(Type.String({ maxLength: 100, description: 'its calls alone; not for live' })),
  staffName: Type.Optional(Type.String({ maxLength: 100, description: 'their calls alone; not for live' })),
  companyCode: Type.Optional({ ...companyCode, description: 'for live; absent: the first company' }),
  departmentId: Type.Optional(Type.String({ maxLength: 64, description: "Yunke's id of a department, for live" })),
})
export type CallReportQuery = Static<typeof CallReportQuery>
export const CallReportFileQuery = Type.Object({
  ...CallReportQuery.properties,
  lang: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')], { default: 'zh' })),
})

const Values = Type.Record(Type.String(), Type.Number(), { description: 'by column id; a rate of nothing is absent' })
export const CallReport = Type.Object(
  {
    direction: CallDirection,
    from: Day,
    to: Day,
    groupBy: Type.Enum(['department', 'staff', 'day']),
    source: Type.Enum(['records', 'yunke']),
    columns: Type.Array(
      Type.Object({
        id: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        unit: Type.Enum(['count', 'rate', 'seconds'], { description: 'a rate is 0 to 1' }),
      }),
    ),
    rows: Type.Array(Type.Object({ key: Type.String(), label: Type.String(), values: Values })),
    total: Values,
    stale: Type.Optional(Stale),
  },
  { $id: 'CallReport' },
)
export type CallReport = Static<typeof CallReport>

const Department = Type.Object({
  departmentId: Type.String(),
  name: Type.String(),
  parentId: Type.Optional(Type.String()),
})
export const CrmDepartments = Type.Object(
  {
    companies: Type.Array(
      Type.Object({
        companyCode: Type.String(),
        name: Type.String(),
        departments: Type.Array(Department, { description: 'each after the one that it is in' }),
        stale: Type.Optional(Stale),
      }),
    ),
  },
  { $id: 'CrmDepartments' },
)
export type CrmDepartments = Static<typeof CrmDepartments>
