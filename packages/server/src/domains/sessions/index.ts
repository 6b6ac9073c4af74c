export { accept } from './accept.ts'
export { commitBotAnswer } from './bot-answer.ts'
export { close } from './close.ts'
export { recordDelivery } from './delivery.ts'
export { claimUnchecked, followRemote } from './follow-remote.ts'
export {
  assign,
  backToBotBySystem as backToBot,
  closeSession,
  requeueBySystem as requeue,
  say,
} from './for-workers.ts'
export { framesOf } from './frames.ts'
export { handOverSessions } from './hand-over.ts'
export { takeIncoming } from './intake.ts'
export { mayOpen } from './may-open.ts'
export { findSession, findVisible } from './queries.ts'
export type { QueueLines } from './queue-line.ts'
export { recordFile } from './record-file.ts'
export { saysOtherwise } from './remote-doubt.ts'
export { reply } from './reply.ts'
export { resend } from './resend.ts'
export { sessionRoutes } from './routes/index.ts'
export { addSessionSchemas } from './routes/wire-schemas.ts'
export { showMessages } from './shown.ts'
export { tagSession } from './tag-session.ts'
export { takeBatch } from './take-batch.ts'
export { tellSummary } from './tell-summary.ts'
export { startTransferExpiry } from './transfers/expire.ts'
export { canSeeChanges, type Reader, type ReadScope, readerOf, visibleTo } from './visibility.ts'
