import { type Static, Type } from 'typebox'
import { DeskLanguage } from '../language/contract.ts'
import { Priority } from '../sessions/contract.ts'

export const AssignMode = Type.Enum(['manual', 'auto'], { description: 'auto: the desk gives out what waits' })
export type AssignMode = Static<typeof AssignMode>

const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$', description: 'HH:MM, up to 24:00' })
const Day = Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday' })
const LocalDate = Type.String({ format: 'date', description: 'YYYY-MM-DD in the time zone of the hours' })

const hours = {
  timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'IANA name such as Asia/Shanghai' }),
  weekly: Type.Array(
    Type.Object({ day: Day, from: Clock, to: Clock }, { description: '`to` before `from` is on the next day' }),
    { maxItems: 50 },
  ),
  holidays: Type.Array(LocalDate, { maxItems: 400, description: 'closed all day' }),
  workdays: Type.Array(Type.Object({ date: LocalDate, like: Type.Optional(Day) }), {
    maxItems: 400,
    description: 'days that are worked like that weekday, Monday unless given; they win over holidays',
  }),
}
export const Hours = Type.Object(hours, { $id: 'Hours' })
/** Requests are checked by themselves, and name no other schema. */
const GivenHours = Type.Object(hours)
const HoursRef = Type.Unsafe<Hours>({ $ref: 'Hours#' })
export type Hours = Static<typeof Hours>

const teamBody = {
  name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  members: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
    maxItems: 1_000,
    uniqueItems: true,
    description: 'csIds',
  }),
  assignMode: Type.Optional(AssignMode),
}
/** What is left out is as the desk has it. */
export const TeamBody = Type.Object({ ...teamBody, hours: Type.Optional(GivenHours) })
export type TeamBody = Static<typeof TeamBody>

export const Team = Type.Object(
  {
    teamId: Type.String(),
    ...teamBody,
    hours: Type.Optional(HoursRef),
    open: Type.Boolean({ description: 'within its hours at this moment' }),
    online: Type.Integer({ description: 'members who are there' }),
    waiting: Type.Integer({ description: 'sessions in its queue' }),
  },
  { $id: 'Team' },
)
export type Team = Static<typeof Team>

const rule = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  match: Type.Object(
    {
      accountId: Type.Optional(Type.String({ maxLength: 64, description: 'channel account' })),
      channelType: Type.Optional(Type.String({ maxLength: 40, description: 'channelId or channelType of a session' })),
      botId: Type.Optional(Type.String({ maxLength: 64 })),
      tagId: Type.Optional(Type.String({ maxLength: 64, description: 'of the customer or the session' })),
      vip: Type.Optional(Type.Boolean({ description: 'customers marked as VIP, or only the others' })),
      departmentId: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 2_147_483_647,
          description: 'of the employee who asks, or one above it; the id that WeCom gave it',
        }),
      ),
      priority: Type.Optional(Priority),
    },
    { description: 'all that are given have to hold; none given: every session' },
  ),
  teamId: Type.Optional(Type.String({ maxLength: 64 })),
  priority: Type.Optional(Type.Union(Priority.anyOf, { description: 'at least this' })),
}
export const RoutingRule = Type.Object(rule, { $id: 'RoutingRule' })
export type RoutingRule = Static<typeof RoutingRule>

const version = Type.Integer({ minimum: 1, description: 'of what was read; another one is refused with 40900' })
export const RulesBody = Type.Object({
  version,
  items: Type.Array(Type.Object(rule), { maxItems: 200 }),
})
export const RoutingRules = Type.Object(
  {
    version: Type.Integer(),
    items: Type.Array(Type.Unsafe<RoutingRule>({ $ref: 'RoutingRule#' }), {
      description: 'the first that holds counts',
    }),
  },
  { $id: 'RoutingRules' },
)
export type RoutingRules = Static<typeof RoutingRules>

const seconds = (maximum: number, description: string) =>
  Type.Integer({ minimum: 0, maximum, description: `seconds; 0 = never. ${description}` })
const day = 86_400

const settings = {
  assignMode: AssignMode,
  language: DeskLanguage,
  timers: Type.Object({
    pendingReminder: seconds(day, 'Agents are reminded of a session that waits.'),
    pendingUrgent: seconds(day, 'A session that waits becomes urgent.'),
    pendingTimeout: seconds(7 * day, '`pendingPolicy` is carried out.'),
    firstReplyWarning: seconds(day, 'The assignee is reminded of a customer who has had no answer yet.'),
    replyOverdue: seconds(7 * day, 'A session whose assignee has not answered returns to the queue.'),
    offlineReturn: seconds(7 * day, 'Sessions of an agent who is offline return to the queue.'),
    idleWarning: seconds(7 * day, 'A customer who does not answer an agent is told that the session will end.'),
    idleClose: seconds(7 * day, 'A session ends whose customer does not answer the agent.'),
    botIdleClose: seconds(30 * day, 'A session with the bot ends.'),
    queuePlace: seconds(day, 'At most this often a customer who waits hears of a new place in the queue.'),
  }),
  pendingPolicy: Type.Enum(['keep', 'back_to_ai', 'close'], {
    description: 'what becomes of a session that nobody takes',
  }),
  texts: Type.Object(
    {
      offline: Type.String({ maxLength: 500 }),
      idleWarning: Type.String({ maxLength: 500 }),
    },
    { description: 'said to customers; empty = nothing is said' },
  ),
}
export const StoredSettings = Type.Object({ ...settings, hours: GivenHours, version: Type.Integer() })
export const RoutingSettings = Type.Object(
  { ...settings, hours: HoursRef, version: Type.Integer() },
  { $id: 'RoutingSettings' },
)
export type RoutingSettings = Static<typeof RoutingSettings>
/** What is left out stays as it is. */
export const SettingsBody = Type.Object({
  version,
  assignMode: Type.Optional(settings.assignMode),
  language: Type.Optional(settings.language),
  hours: Type.Optional(GivenHours),
  timers: Type.Optional(Type.Partial(settings.timers)),
  pendingPolicy: Type.Optional(settings.pendingPolicy),
  texts: Type.Optional(Type.Partial(settings.texts)),
})
export type SettingsBody = Static<typeof SettingsBody>

export const routingErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
  40400: { zh: '不存在', en: 'not found' },
  40900: { zh: '内容已被他人修改，请刷新后重试', en: 'changed by somebody else meanwhile; read it again' },
} as const
