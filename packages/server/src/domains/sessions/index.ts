export { accept } from './commands/accept.ts'
export { close } from './commands/close.ts'
export {
  assign,
  backToBotBySystem as backToBot,
  closeSession,
  requeueBySystem as requeue,
  say,
} from './commands/for-workers.ts'
export { reply } from './commands/reply.ts'
export { resend } from './commands/resend.ts'
export { tagSession } from './commands/tag-session.ts'
export { commitBotAnswer } from './intake/bot-answer.ts'
export { handOverSessions } from './intake/hand-over.ts'
export { takeIncoming } from './intake/intake.ts'
export { takeBatch } from './intake/take-batch.ts'
export { framesOf } from './reading/frames.ts'
export { mayOpen } from './reading/may-open.ts'
export { findSession, findVisible } from './reading/queries.ts'
export { showMessages } from './reading/shown.ts'
export { tellSummary } from './reading/tell-summary.ts'
export { canSeeChanges, type Reader, type ReadScope, readerOf, visibleTo } from './reading/visibility.ts'
export { sessionRoutes } from './routes/index.ts'
export { addSessionSchemas } from './routes/wire-schemas.ts'
export { recordDelivery } from './sending/delivery.ts'
export { claimUnchecked, followRemote } from './sending/follow-remote.ts'
export type { QueueLines } from './sending/queue-line.ts'
export { recordFile } from './sending/record-file.ts'
export { saysOtherwise } from './sending/remote-doubt.ts'
export { startTransferExpiry } from './transfers/expire.ts'
