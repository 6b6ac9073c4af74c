import { type Static, Type } from 'typebox'
import { companyCode, Stale, Time } from '../common/contract.ts'

export const mobilePattern = '^1[3-9]\\d{9}$'
export const AccountStatus = Type.Union([
  Type.Literal('ok'),
  Type.Literal('password_error', { description: 'nobody signs in with it before the password is changed' }),
  Type.Literal('login_expired', { description: 'signs in anew when it is needed' }),
])
export type AccountStatus = Static<typeof AccountStatus>

export const CrmAccount = Type.Object(
  {
    accountId: Type.String(),
    phoneMasked: Type.String(),
    company: Type.Object({
      code: Type.String(),
      name: Type.Optional(Type.String()),
      domain: Type.String(),
      pushEnabled: Type.Boolean({ description: 'Yunke may push call records' }),
    }),
    status: AccountStatus,
    trouble: Type.Optional(Stale),
    syncEnabled: Type.Boolean(),
    lastLoginAt: Type.Optional(Time),
    createdAt: Time,
    updatedAt: Time,
  },
  { $id: 'CrmAccount' },
)
export type CrmAccount = Static<typeof CrmAccount>

const password = Type.String({ minLength: 1, maxLength: 100, description: 'kept sealed, never returned' })
const phone = Type.String({ pattern: mobilePattern, description: 'a mobile number of the mainland' })
const domain = Type.String({ maxLength: 200, description: 'origin of the company at Yunke; absent: the usual one' })
const companyName = Type.String({ maxLength: 100 })

export const NewAccountBody = Type.Object({
  phone,
  password,
  companyCode,
  companyName: Type.Optional(companyName),
  domain: Type.Optional(domain),
})
export type NewAccountBody = Static<typeof NewAccountBody>

/** What is left out stays as it is. */
export const AccountChanges = Type.Object({
  password: Type.Optional(password),
  companyName: Type.Optional(companyName),
  domain: Type.Optional(domain),
  syncEnabled: Type.Optional(Type.Boolean()),
})
export type AccountChanges = Static<typeof AccountChanges>

export const CompaniesBody = Type.Object({ phone, password, domain: Type.Optional(domain) })
export const CrmCompanies = Type.Array(
  Type.Object({ companyCode: Type.String(), companyName: Type.String(), domain: Type.String() }),
)

export const PushBody = Type.Object({
  signKey: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'with it, pushes that are not signed are refused' }),
  ),
})
export const CrmPush = Type.Object(
  { path: Type.String({ description: 'where Yunke pushes to; its token is shown this once' }) },
  { $id: 'CrmPush' },
)
