import { sweepTokens } from '../domains/agents/index.ts'
import { sweepAlerts } from '../domains/alerts/index.ts'
import { sweepAudit } from '../domains/audit/index.ts'
import { sweepBotSpend } from '../domains/bots/index.ts'
import { sweepConnects } from '../domains/channel-accounts/index.ts'
import { sweepCrm } from '../domains/crm/index.ts'
import { sweepFiles } from '../domains/files/index.ts'
import { sweepUnanswered } from '../domains/knowledge/index.ts'
import { sweepSharing } from '../domains/sharing/index.ts'
import { sweepPosts } from '../domains/webchat/index.ts'
import { sweepWebhooks } from '../domains/webhooks/index.ts'
import { sweepFeed } from '../feed/index.ts'
import { sweepInbox } from '../inbox/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { startWorker, type Worker } from '../platform/worker.ts'

const everyMs = 15 * 60_000

/** What is old goes, in short transactions; every node may do it at any time. */
export const startHousekeeping = (db: Db, log: Log): Worker =>
  startWorker({
    name: 'housekeeping',
    log,
    everyMs,
    async work() {
      await sweepFeed(db)
      await sweepInbox(db)
      await sweepTokens(db)
      await sweepFiles(db)
      await sweepAudit(db)
      await sweepAlerts(db)
      await sweepCrm(db)
      await sweepBotSpend(db)
      await sweepSharing(db)
      await sweepPosts(db)
      await sweepUnanswered(db)
      await sweepWebhooks(db)
      await sweepConnects(db)
      return false
    },
  })
