import type { Check } from '../../doctor/index.ts'
import { accountsCheck } from './accounts.ts'
import { callSyncCheck } from './call-sync.ts'
import { certificatesCheck } from './certificates.ts'
import type { YunkeCheckDeps } from './deps.ts'

/** What the desk knows of itself and Yunke; nobody is signed in for it. */
export const yunkeChecks = (deps: YunkeCheckDeps): readonly Check[] => [
  accountsCheck(deps),
  callSyncCheck(deps),
  certificatesCheck(deps),
]
