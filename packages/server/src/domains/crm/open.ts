import type { HttpClient } from '@yingda/yunke'
import { openBlindIndex } from '../../platform/blind-index.ts'
import type { Db } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import { openSealer, type Sealer } from '../../platform/sealed.ts'
import type { Account } from './accounts/rows.ts'
import { type AccountSecrets, openAccountSecrets } from './accounts/secrets.ts'
import { openSession } from './accounts/session.ts'
import { type CallSecrets, openCallSecrets } from './calls/secrets.ts'
import { openYunke } from './yunke/client.ts'
import type { Yunke, YunkeSession } from './yunke/gateway.ts'

export interface CrmSetting {
  readonly db: Db
  readonly log: Log
  /** The desk's keys: the first seals. */
  readonly keys: readonly [string, ...string[]]
  /** Connections, limits and hosts of Yunke. */
  readonly client: HttpClient
  /** For tests: how soon after a login another may follow. */
  readonly loginGapSeconds?: number | undefined
}

/** What routes and worker share. */
export interface Crm {
  readonly sealer: Sealer
  readonly accounts: AccountSecrets
  readonly calls: CallSecrets
  readonly yunke: Yunke
  readonly open: (account: Account) => Promise<YunkeSession>
}

export function openCrm({ db, log, keys, client, loginGapSeconds }: CrmSetting): Crm {
  const sealer = openSealer(keys)
  // The index of customers' numbers: a call is found by the number of its customer.
  const phones = openBlindIndex(keys, 'phone')
  const accounts = openAccountSecrets(sealer, phones)
  const yunke = openYunke(client)
  const deps = { db, log, yunke, secrets: accounts, loginGapSeconds }
  return {
    sealer,
    accounts,
    calls: openCallSecrets(sealer, phones, openBlindIndex(keys, 'crm call')),
    yunke,
    open: (account) => openSession(deps, account),
  }
}
