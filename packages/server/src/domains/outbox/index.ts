export { enqueue, type SendCode } from './enqueue.ts'
export { type SendLane, startOutbox } from './worker.ts'
