export { enqueue } from './enqueue.ts'
export { type SendLane, startOutbox } from './worker.ts'
