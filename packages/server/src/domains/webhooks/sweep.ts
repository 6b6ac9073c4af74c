import { type Db, sql } from '../../platform/db.ts'

const chunk = 1_000

/** Deliveries are kept for thirty days, and those of a webhook that was taken away not at all. */
export async function sweepWebhooks(db: Db): Promise<void> {
  const sweep = () =>
    db.run(sql`
      delete from webhook_deliveries where place in (
        (select place from webhook_deliveries where created_at < now() - interval '30 days' order by created_at limit ${chunk})
        union
        (select d.place from webhooks w join webhook_deliveries d on d.webhook_id = w.id
          where w.deleted_at is not null limit ${chunk}))`)
  while ((await sweep()) >= chunk);
  await db.run(sql`
    delete from webhooks w where deleted_at is not null
      and not exists (select from webhook_deliveries d where d.webhook_id = w.id)`)
}
