import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { removeWebhook } from './store/remove.ts'
import { sweepWebhooks } from './sweep.ts'
import { openStage } from './testing/stage.ts'

const stage = await openStage()
const { db } = stage
const url = 'http://127.0.0.1:1/'
const left = async (webhookId: string) =>
  (await db.rows(sql`select 1 from webhook_deliveries where webhook_id = ${webhookId}`)).length

test('deliveries go after thirty days, younger ones stay', async () => {
  const { webhookId } = await stage.create({ url })
  await stage.queue(webhookId, ...Array.from({ length: 1_500 }, (_, n) => ({ n })))
  await db.run(sql`update webhook_deliveries set created_at = now() - interval '30 days 1 minute'`)
  await stage.queue(webhookId, { young: true })
  await sweepWebhooks(db)
  expect(await left(webhookId)).toBe(1)
})

test('a webhook that was taken away goes with all that waited for it', async () => {
  const { webhookId } = await stage.create({ url })
  await stage.queue(webhookId, ...Array.from({ length: 1_500 }, (_, n) => ({ n })))
  await removeWebhook(db, stage.by, webhookId)
  await sweepWebhooks(db)
  expect(await left(webhookId)).toBe(0)
  expect(await db.one(sql`select 1 from webhooks where id = ${webhookId}`)).toBeUndefined()
})
