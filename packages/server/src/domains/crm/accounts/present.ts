import { staleness } from '../common/staleness.ts'
import type { CrmAccount } from './contract.ts'
import type { Account } from './rows.ts'

export const presentAccount = (account: Account): CrmAccount => {
  const trouble = staleness([account])
  return {
    accountId: account.id,
    phoneMasked: account.phoneMasked,
    company: {
      code: account.companyCode,
      ...(account.companyName !== null && { name: account.companyName }),
      domain: account.domain,
      pushEnabled: account.pushEnabled,
    },
    status: account.status === 'ok' && !account.isFresh ? 'login_expired' : account.status,
    ...(trouble && { trouble }),
    syncEnabled: account.syncEnabled,
    ...(account.lastLoginAt && { lastLoginAt: account.lastLoginAt.toISOString() }),
    createdAt: account.createdAt.toISOString(),
    updatedAt: account.updatedAt.toISOString(),
  }
}
