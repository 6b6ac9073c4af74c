import { afterAll } from 'vitest'
import { type Db, openDb, sql } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import { checkTarget, createOutbound } from '../../../platform/outbound/index.ts'
import { openSealer } from '../../../platform/sealed.ts'
import type { Worker } from '../../../platform/worker.ts'
import { testDatabase } from '../../../testing/database.ts'
import type { NewWebhook } from '../contract.ts'
import { startDeliveries } from '../delivery/worker.ts'
import { addDeliveries } from '../events/add-deliveries.ts'
import { createWebhook } from '../store/create.ts'
import type { Reach } from '../store/reach.ts'

const by = { actor: { type: 'agent', id: 'admin' } } as const

/** A database of its own with webhooks, and nodes that deliver when they are started. */
export async function openStage(timeoutMs = 15_000) {
  const { url } = await testDatabase()
  const db = openDb({ url })
  afterAll(() => db.close())
  const sealer = openSealer(['the key of this test, and of no other'])
  const rules = { allowLoopback: true }
  const reach: Reach = {
    check: (target) => checkTarget(target, rules),
    post: createOutbound({ ...rules, maxBytes: Number.POSITIVE_INFINITY, timeoutMs }),
  }
  const deps = { db, sealer, reach }
  const log = createLog('silent')
  return {
    ...deps,
    by,
    log,
    create: (given: Partial<NewWebhook> & { readonly url: string }) =>
      createWebhook(deps, by, { events: ['message.created'], ...given }),
    /** As the feed would have: bodies of one webhook, in their order. */
    queue: (webhookId: string, ...bodies: object[]) =>
      addDeliveries(
        db,
        bodies.map((body) => ({ webhookId, type: 'message.created' as const, body: JSON.stringify(body) })),
      ),
    /** One more node. Stopped when the test file ends. */
    node(given: Partial<typeof deps> = {}): Worker {
      const worker = startDeliveries({ log, ...deps, ...given })
      afterAll(() => worker.stop())
      return worker
    },
    stateOf: (id: string) => stateOf(db, id),
  }
}

export interface State {
  readonly status: string
  readonly attempts: number
  readonly statusCode: number | null
  readonly error: string | null
  readonly answer: string | null
  /** From the last attempt to the next. */
  readonly seconds: number
}

async function stateOf(db: Db, id: string): Promise<State> {
  const row = await db.one<State>(sql`
    select status, attempts, status_code as "statusCode", error, answer,
      extract(epoch from next_attempt_at - attempted_at)::float8 as seconds
    from webhook_deliveries where id = ${id}`)
  if (!row) throw new Error(`There is no delivery ${id}.`)
  return row
}
