import { type Static, Type } from 'typebox'

export const reportMetrics = {
  sessions: { zh: '会话数', en: 'Sessions', unit: 'count' },
  customerMessages: { zh: '客户消息', en: 'Customer messages', unit: 'count' },
  aiMessages: { zh: '机器人消息', en: 'Bot messages', unit: 'count' },
  manualMessages: { zh: '坐席消息', en: 'Agent messages', unit: 'count' },
  handoffs: { zh: '转人工', en: 'Handoffs', unit: 'count' },
  handoffRate: { zh: '转人工率', en: 'Handoff rate', unit: 'rate' },
  accepted: { zh: '已接入', en: 'Accepted', unit: 'count' },
  abandoned: { zh: '未接入即结束', en: 'Closed unaccepted', unit: 'count' },
  waitMedian: { zh: '排队时长中位数', en: 'Wait, median', unit: 'seconds' },
  waitP90: { zh: '排队时长 P90', en: 'Wait, P90', unit: 'seconds' },
  replied: { zh: '已回复', en: 'Replied', unit: 'count' },
  responseMedian: { zh: '首次响应中位数', en: 'First response, median', unit: 'seconds' },
  responseP90: { zh: '首次响应 P90', en: 'First response, P90', unit: 'seconds' },
  closed: { zh: '已结束', en: 'Closed', unit: 'count' },
  closedByBot: { zh: '机器人独立解决', en: 'Closed without a person', unit: 'count' },
  resolutionMedian: { zh: '解决时长中位数', en: 'Resolution, median', unit: 'seconds' },
  resolutionP90: { zh: '解决时长 P90', en: 'Resolution, P90', unit: 'seconds' },
  rated: { zh: '评价数', en: 'Ratings', unit: 'count' },
  ratingAverage: { zh: '平均评分', en: 'Average rating', unit: 'score' },
  satisfiedRate: { zh: '满意率', en: 'Satisfied', unit: 'rate' },
} as const
export type ReportMetric = keyof typeof reportMetrics

/** What each report shows, in this order. */
export const reports = {
  volume: ['sessions', 'customerMessages', 'aiMessages', 'manualMessages'],
  response: ['handoffs', 'accepted', 'waitMedian', 'waitP90', 'replied', 'responseMedian', 'responseP90'],
  resolution: ['sessions', 'closed', 'closedByBot', 'resolutionMedian', 'resolutionP90'],
  handoff: ['sessions', 'handoffs', 'handoffRate', 'accepted', 'abandoned'],
  satisfaction: ['closed', 'rated', 'ratingAverage', 'satisfiedRate'],
  agents: [
    'sessions',
    'closed',
    'manualMessages',
    'responseMedian',
    'responseP90',
    'resolutionMedian',
    'rated',
    'ratingAverage',
  ],
  channels: [
    'sessions',
    'handoffs',
    'handoffRate',
    'closed',
    'responseMedian',
    'resolutionMedian',
    'rated',
    'ratingAverage',
  ],
} as const satisfies Record<string, readonly ReportMetric[]>
export type ReportName = keyof typeof reports

export const ReportGroup = Type.Union([
  Type.Literal('day'),
  Type.Literal('hour'),
  Type.Literal('channel'),
  Type.Literal('agent'),
  Type.Literal('team'),
])
export type ReportGroup = Static<typeof ReportGroup>

export const ReportQuery = Type.Object({
  from: Type.Optional(Type.String({ format: 'date', description: 'first day, in tz; absent: six days before `to`' })),
  to: Type.Optional(Type.String({ format: 'date', description: 'last day, in tz, whole; absent: today' })),
  groupBy: Type.Optional(ReportGroup),
  team: Type.Optional(Type.String({ maxLength: 64, description: 'teamId: sessions of its queue alone' })),
  tz: Type.Optional(Type.String({ maxLength: 64, default: 'Asia/Shanghai', description: 'name of the IANA database' })),
})
export type ReportQuery = Static<typeof ReportQuery>
export const ReportCsvQuery = Type.Object({
  ...ReportQuery.properties,
  lang: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')], { default: 'zh' })),
})

const Values = Type.Record(Type.String(), Type.Number(), {
  description: 'by column id; a median, rate or score of nothing is absent',
})

export const Report = Type.Object(
  {
    report: Type.Enum(Object.keys(reports)),
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
    tz: Type.String(),
    groupBy: ReportGroup,
    team: Type.Optional(Type.String({ description: 'sessions of this team alone' })),
    asOf: Type.String({ format: 'date-time', description: 'what happened up to this moment is in it' }),
    columns: Type.Array(
      Type.Object({
        id: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        unit: Type.Enum(['count', 'seconds', 'rate', 'score'], { description: 'a rate is 0 to 1, a score 1 to 5' }),
      }),
    ),
    rows: Type.Array(
      Type.Object({
        key: Type.String({
          description: 'local day 2026-01-31, local hour 2026-01-31T08:00, channelId, csId or teamId',
        }),
        label: Type.String({ description: 'the name of an agent or a team; else the key' }),
        values: Values,
      }),
      { description: 'a day or hour without sessions has its row as well' },
    ),
    total: Values,
  },
  { $id: 'Report' },
)
export type Report = Static<typeof Report>

export const reportErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
} as const
