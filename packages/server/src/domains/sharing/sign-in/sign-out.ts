import { type Db, sql } from '../../../platform/db.ts'
import { endTokensWhere } from '../../agents/index.ts'
import type { Who } from '../guards/who.ts'
import { endAccess } from '../revocations/end-access.ts'

/** Ends the one token that was shown, and what runs on it. A master key is not a token: it stays. */
export async function signOut(db: Db, who: Who): Promise<void> {
  if (who.kind === 'master') return
  if (who.kind === 'staff') {
    await endTokensWhere(db, who.principal.agentId, { only: who.principal.tokenId })
    return
  }
  const { tokenHash } = who.endUser
  await db.tx(async (tx) => {
    await tx.run(sql`delete from end_user_tokens where token_hash = decode(${tokenHash}, 'hex')`)
    await endAccess(tx, [{ tokenHash }])
  })
}
