export { type Actor, actorOf } from './actor.ts'
export { type AuditEntry, audit, auditAll } from './record.ts'
export { auditRoutes } from './routes/index.ts'
export { sweepAudit } from './sweep.ts'
