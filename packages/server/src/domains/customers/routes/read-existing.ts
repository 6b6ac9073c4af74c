import type { Principal } from '../../agents/index.ts'
import { readerOf } from '../../sessions/index.ts'
import type { CustomerProfile } from '../contract.ts'
import { readProfile } from '../profile/read.ts'
import { assertVisible } from '../profile/visible.ts'
import { refusal } from '../refusal.ts'
import type { CustomerRoutesDeps } from './deps.ts'

/** The profile as this agent may see it. */
export async function readExisting(
  deps: CustomerRoutesDeps,
  principal: Principal,
  customerId: string,
): Promise<CustomerProfile> {
  const reader = readerOf(deps.readScope, principal)
  await assertVisible(deps.db, reader, customerId)
  const profile = await readProfile(deps.db, deps, reader, customerId)
  if (!profile) throw refusal(40403)
  return profile
}

/** Before a command: what this agent may not see is not there. */
export const assertSeen = ({ db, readScope }: CustomerRoutesDeps, principal: Principal, customerId: string) =>
  assertVisible(db, readerOf(readScope, principal), customerId)
