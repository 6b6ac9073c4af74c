import { type Handle, sql } from '../../../platform/db.ts'
import { type Reader, visibleTo } from './visibility.ts'

/** Is it the file of a message that this person may read? */
export const mayReadFile = async (db: Handle, reader: Reader, fileId: string): Promise<boolean> =>
  reader.readsAll ||
  (await db.one(sql`
    select from messages m join sessions s on s.id = m.session_id
    where m.media is not null and m.media ->> 'fileId' = ${fileId} and ${visibleTo(reader)} limit 1`)) !== undefined
