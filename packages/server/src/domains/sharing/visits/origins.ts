import { type Handle, sql } from '../../../platform/db.ts'
import { hashOf } from '../../../platform/secrets.ts'

/** The sites that may show the page of a link in a frame; none for a link that lets nobody in. */
export const frameOrigins = async (db: Handle, shareToken: string): Promise<readonly string[]> =>
  (
    await db.one<{ origins: string[] }>(sql`
      select allowed_origins as origins from share_links
      where token_hash = ${hashOf(shareToken)} and revoked_at is null and (expires_at is null or expires_at > now())`)
  )?.origins ?? []

/** Some link that lives may be used on the pages of this site. */
export const isAllowedSomewhere = async (db: Handle, origin: string): Promise<boolean> =>
  (await db.one(sql`
    select 1 from share_links where allowed_origins @> array[${origin}]::text[] and revoked_at is null
      and (expires_at is null or expires_at > now()) limit 1`)) !== undefined
