export { enqueue, type NewOutbound } from './enqueue.ts'
export { type SendLane, startOutbox } from './worker.ts'
