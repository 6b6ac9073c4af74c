import { openPhoneBook } from '../domains/customers/index.ts'
import { employeeCard } from '../domains/directory/index.ts'
import { openBlindIndex } from '../platform/blind-index.ts'
import type { Handle } from '../platform/db.ts'
import { openSealer } from '../platform/sealed.ts'
import type { OpenAccounts } from './accounts.ts'
import type { Config } from './config.ts'
import { sealingKeys } from './secret-keys.ts'

interface CustomersSetting {
  readonly dataDir: string
  readonly config: Config
  readonly accounts: OpenAccounts
}

/** What profiles of customers need of the rest of the desk. */
export async function customersDeps({ dataDir, config, accounts }: CustomersSetting) {
  const keys = await sealingKeys(config.secretKeys, dataDir)
  return {
    phones: openPhoneBook(openSealer(keys), openBlindIndex(keys, 'phone')),
    employeeCard: async (db: Handle, accountId: string, customerRef: string) => {
      const userId = accounts.employeeOf(accountId, customerRef)
      return userId === undefined ? undefined : employeeCard(db, userId)
    },
  }
}
