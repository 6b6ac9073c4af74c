import type { Db } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import type { Outbound } from '../../../platform/outbound/index.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import type { Principal } from '../../agents/index.ts'
import type { PhoneBook } from '../../customers/index.ts'
import type { ReadScope } from '../../sessions/index.ts'
import type { Account } from '../accounts/rows.ts'
import type { AccountSecrets } from '../accounts/secrets.ts'
import type { CallSecrets } from '../calls/secrets.ts'
import { type Scope, scopeOf } from '../scopes/scope.ts'
import type { Yunke, YunkeSession } from '../yunke/gateway.ts'

export interface CrmRoutesDeps {
  readonly db: Db
  readonly log: Log
  readonly sealer: Sealer
  /** Numbers of customers. */
  readonly phones: PhoneBook
  /** Whose customers an agent may see. */
  readonly readScope: ReadScope
  readonly yunke: Yunke
  /** Yunke as an account, signed in. */
  readonly open: (account: Account) => Promise<YunkeSession>
  readonly accounts: AccountSecrets
  readonly calls: CallSecrets
  readonly defaultDomain: string
  /** The guard that recordings are fetched through. */
  readonly fetchRecording: Outbound
  /** A sync was added: the worker may take it up. */
  readonly onAdded: () => void
}

export const scopeFor = ({ db }: CrmRoutesDeps, principal: Principal): Promise<Scope> => scopeOf(db, principal)
