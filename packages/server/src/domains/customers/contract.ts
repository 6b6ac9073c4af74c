import { type Static, Type } from 'typebox'
import { SessionStatus } from '../sessions/contract.ts'

const Time = Type.String({ format: 'date-time' })

/** Colours by name: each theme has its own shade of them. */
const TagColour = Type.Enum(['gray', 'red', 'orange', 'gold', 'green', 'cyan', 'blue', 'purple', 'magenta'])
export type TagColour = Static<typeof TagColour>

export const Tag = Type.Object(
  { tagId: Type.String(), name: Type.String(), colour: TagColour },
  { $id: 'Tag', description: 'a word of the desk for customers and sessions' },
)
export type Tag = Static<typeof Tag>

const tagName = Type.String({ minLength: 1, maxLength: 20, description: 'unique on the desk' })
export const TagBody = Type.Object({ name: tagName, colour: TagColour })
/** All of them: the ones that are not named are taken away. */
export const TagIdsBody = Type.Object({
  tagIds: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 20, uniqueItems: true }),
})

export const CustomerIdentity = Type.Object({
  channelId: Type.String(),
  accountId: Type.String({ description: 'the channel account the customer writes to' }),
  customerRef: Type.String({ description: "the channel's own id of the customer: `customerId` of a SessionInfo" }),
  name: Type.Optional(Type.String({ description: 'what the channel calls them' })),
})
export type CustomerIdentity = Static<typeof CustomerIdentity>

export const CustomerSession = Type.Object({
  sessionId: Type.String(),
  status: SessionStatus,
  channelId: Type.String(),
  channelType: Type.String(),
  csName: Type.Optional(Type.String({ description: 'who serves, or last served, it' })),
  messageCount: Type.Integer(),
  lastMessage: Type.Optional(Type.String()),
  rating: Type.Optional(Type.Integer({ description: "the customer's answer to the survey, 1 to 5" })),
  createdAt: Time,
  closedAt: Type.Optional(Time),
})
export type CustomerSession = Static<typeof CustomerSession>

const summary = {
  customerId: Type.String({ description: 'the desk’s own id, `profileId` of a SessionInfo' }),
  name: Type.Optional(Type.String()),
  remark: Type.Optional(Type.String({ description: 'what the desk calls them among its own people' })),
  phoneMasked: Type.Optional(Type.String({ description: 'its last four digits' })),
  avatar: Type.Optional(
    Type.String({ description: 'version of their picture, which is at `GET /api/customers/{customerId}/avatar`' }),
  ),
  isVip: Type.Boolean(),
  tags: Type.Array(Type.Unsafe<Tag>({ $ref: 'Tag#' })),
  identities: Type.Array(CustomerIdentity),
  createdAt: Time,
}

export const CustomerSummary = Type.Object(summary, { $id: 'CustomerSummary' })
export type CustomerSummary = Static<typeof CustomerSummary>

export const CustomerProfile = Type.Object(
  {
    ...summary,
    email: Type.Optional(Type.String()),
    notes: Type.Optional(Type.String()),
    departments: Type.Optional(
      Type.Array(Type.String(), { description: 'of a member of the company, main one first' }),
    ),
    position: Type.Optional(Type.String({ description: 'of a member of the company' })),
    sessions: Type.Array(CustomerSession, { description: 'the newest 20 of all identities, newest first' }),
    sessionCount: Type.Integer({ description: 'counted up to 1000' }),
    version: Type.Integer({ description: 'to be given back with a change' }),
    updatedAt: Time,
    mergedInto: Type.Optional(
      Type.String({ description: 'the id that was asked for was merged into this customer, whose profile this is' }),
    ),
  },
  { $id: 'CustomerProfile' },
)
export type CustomerProfile = Static<typeof CustomerProfile>

const clearable = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ maxLength, description: `${description}; an empty text takes it away` }))

/** What is left out stays as it is. */
export const CustomerChanges = Type.Object({
  version: Type.Integer({ minimum: 1, description: 'of the profile that was read' }),
  name: clearable(60, 'shown wherever the customer is'),
  remark: clearable(60, 'what the desk calls them among its own people'),
  phone: clearable(40, 'digits, with blanks, hyphens and a leading + if you like'),
  email: clearable(120, 'one address'),
  isVip: Type.Optional(Type.Boolean()),
  notes: clearable(20_000, 'for the desk only'),
})
export type CustomerChanges = Static<typeof CustomerChanges>

export const CustomersQuery = Type.Object({
  q: Type.Optional(
    Type.String({ maxLength: 64, description: 'part of a name or remark, the beginning of a channel id, or a phone' }),
  ),
  tag: Type.Optional(Type.String({ maxLength: 64, description: 'tagId' })),
  cursor: Type.Optional(Type.String({ maxLength: 64, description: 'X-Next-Cursor of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
})
export type CustomersQuery = Static<typeof CustomersQuery>

export const MergeBody = Type.Object({
  from: Type.String({
    maxLength: 64,
    description: 'who turned out to be the same person; their id leads here from then on',
  }),
})
export const SplitBody = Type.Object({
  accountId: Type.String({ maxLength: 200 }),
  customerRef: Type.String({ maxLength: 200 }),
})

export const customerErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
  40403: { zh: '客户不存在', en: 'no such customer' },
  40404: { zh: '标签不存在', en: 'no such tag' },
  40405: { zh: '没有登记电话', en: 'no phone is known' },
  40407: { zh: '没有头像', en: 'no picture is known' },
  40901: { zh: '资料已被他人修改，请刷新后再改', en: 'someone else has changed the profile, read it again' },
  40902: { zh: '该客户已合并到另一客户', en: 'the customer was merged into another one' },
  40903: { zh: '已有同名标签', en: 'there is a tag of this name' },
} as const

/** Told to every agent's socket: whoever shows this customer, or the list of tags, reads it again. */
export type CustomerFrame =
  | { type: 'customer_updated'; cursor: string; data: { customerId: string; mergedInto?: string } }
  | { type: 'tags_updated'; cursor: string; data: Record<string, never> }
