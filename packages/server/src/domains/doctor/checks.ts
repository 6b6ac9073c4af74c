import { callbackCheck } from './checks/callback.ts'
import { clockCheck } from './checks/clock.ts'
import { configurationCheck } from './checks/configuration.ts'
import { databaseCheck } from './checks/database.ts'
import { diskCheck } from './checks/disk.ts'
import { nodeCheck } from './checks/node-version.ts'
import { spoolCheck } from './checks/spool.ts'
import { transactionsCheck } from './checks/transactions.ts'
import type { DoctorDeps } from './deps.ts'
import type { Check } from './finding.ts'
import { openAccess } from './wecom/access.ts'
import { contactHelperCheck } from './wecom/contact-helper.ts'
import { kfCheck } from './wecom/kf.ts'
import { scopeCheck } from './wecom/scope.ts'
import { tokenCheck } from './wecom/token.ts'
import { trustedIpCheck } from './wecom/trusted-ip.ts'
import { visibilityCheck } from './wecom/visibility.ts'

/** In the order a person sets things up. The checks of one run share what they ask WeCom for. */
export function createChecks(deps: DoctorDeps): readonly Check[] {
  const access = openAccess(deps)
  return [
    configurationCheck(deps),
    tokenCheck(access),
    trustedIpCheck(access),
    visibilityCheck(access),
    scopeCheck(access),
    contactHelperCheck(access),
    kfCheck(access),
    callbackCheck(deps),
    ...deps.more,
    clockCheck(deps),
    databaseCheck(deps),
    transactionsCheck(deps),
    spoolCheck(deps),
    diskCheck(deps),
    nodeCheck(),
  ]
}
