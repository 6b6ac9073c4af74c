import { type Handle, sql } from '../../../platform/db.ts'

const refusals = ['in_wecom', 'in_pool']

/** The remote refused a message because somebody else has the conversation, which nobody had told us: asked next. */
export const saysOtherwise = (reason: string | undefined): boolean => refusals.some((one) => one === reason)

export const doubt = (tx: Handle, sessionIds: readonly string[]) =>
  tx.run(sql`update sessions set remote_checked_at = '-infinity' where id = any(${sessionIds})`)
