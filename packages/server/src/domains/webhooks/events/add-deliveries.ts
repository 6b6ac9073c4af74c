import { type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { texts } from '../../../platform/sql-lists.ts'
import type { SentType } from '../contract.ts'

export interface NewDelivery {
  readonly webhookId: string
  readonly type: SentType
  readonly body: string
}

/** In their order; returns their ids. */
export async function addDeliveries(tx: Handle, all: readonly NewDelivery[]): Promise<string[]> {
  const ids = all.map(() => newId('evt'))
  if (all.length === 0) return ids
  await tx.run(sql`
    insert into webhook_deliveries (id, webhook_id, type, body)
    select * from unnest(${texts(ids)}, ${texts(all.map((d) => d.webhookId))}, ${texts(all.map((d) => d.type))},
      ${texts(all.map((d) => d.body))})`)
  return ids
}
