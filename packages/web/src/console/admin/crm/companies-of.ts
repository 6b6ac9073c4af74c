import type { CrmAccount } from '@yingda/server/domains/crm/contract'

/** Each company once, however many accounts it has. */
export const companiesOf = (accounts: readonly CrmAccount[]): CrmAccount['company'][] => [
  ...new Map(accounts.map(({ company }) => [company.code, company])).values(),
]
