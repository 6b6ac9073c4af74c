export { greet } from './queue.ts'
export { startGreetings } from './worker.ts'
