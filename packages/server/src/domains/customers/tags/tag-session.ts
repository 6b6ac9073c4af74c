import type { Db } from '../../../platform/db.ts'
import { tagSession as store } from '../../sessions/index.ts'
import type { Tag } from '../contract.ts'
import { knownTags } from './tags.ts'

/** From now on the session has these tags and no others. */
export const tagSession = (db: Db, sessionId: string, tagIds: readonly string[]): Promise<Tag[]> =>
  db.tx(async (tx) => {
    const tags = await knownTags(tx, tagIds)
    await store(
      tx,
      sessionId,
      tags.map(({ tagId }) => tagId),
    )
    return tags
  })
