import { type Static, Type } from 'typebox'
import { Day, Stale, Time } from '../common/contract.ts'

export const CallDirection = Type.Union([Type.Literal('out'), Type.Literal('in')])
export type CallDirection = Static<typeof CallDirection>

export const CrmCall = Type.Object(
  {
    callId: Type.String(),
    recordId: Type.String({ description: "Yunke's own" }),
    companyCode: Type.String(),
    callTime: Time,
    direction: CallDirection,
    connected: Type.Boolean(),
    talkSeconds: Type.Integer(),
    ringSeconds: Type.Optional(Type.Integer()),
    phoneMasked: Type.Optional(Type.String({ description: 'of the customer' })),
    lineMasked: Type.Optional(Type.String({ description: 'that the desk called from, or was called at' })),
    customerName: Type.Optional(Type.String()),
    staffName: Type.Optional(Type.String()),
    department: Type.Optional(Type.String()),
    member: Type.Optional(
      Type.Object(
        { userId: Type.String(), name: Type.String() },
        { description: 'of the directory, as the name was mapped on that day' },
      ),
    ),
    hasRecording: Type.Boolean(),
  },
  { $id: 'CrmCall' },
)
export type CrmCall = Static<typeof CrmCall>

const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 }))
const cursor = Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before' }))

export const CallsQuery = Type.Object({
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  direction: Type.Optional(CallDirection),
  connected: Type.Optional(Type.Boolean()),
  hasRecording: Type.Optional(Type.Boolean()),
  department: Type.Optional(Type.String({ maxLength: 100 })),
  staffName: Type.Optional(Type.String({ maxLength: 100 })),
  phone: Type.Optional(Type.String({ maxLength: 40, description: 'the whole number of a customer' })),
  cursor,
  limit,
})
export type CallsQuery = Static<typeof CallsQuery>

const calls = Type.Array(Type.Unsafe<CrmCall>({ $ref: 'CrmCall#' }))
const next = Type.Optional(Type.String({ description: 'absent on the last page' }))
export const CrmCallPage = Type.Object({ items: calls, next, stale: Type.Optional(Stale) }, { $id: 'CrmCallPage' })
export type CrmCallPage = Static<typeof CrmCallPage>

export const CustomerCalls = Type.Object(
  {
    items: calls,
    available: Type.Boolean({ description: 'there is an account of Yunke to ask' }),
    phoneMasked: Type.Optional(Type.String({ description: 'absent: no number of the customer is known' })),
    stale: Type.Optional(Stale),
  },
  { $id: 'CustomerCalls', description: 'the newest twenty' },
)
export type CustomerCalls = Static<typeof CustomerCalls>

export const CallFilters = Type.Object(
  { departments: Type.Array(Type.String()), staffNames: Type.Array(Type.String()) },
  { $id: 'CallFilters', description: 'what there is to filter by, within what the caller may see' },
)
export type CallFilters = Static<typeof CallFilters>
