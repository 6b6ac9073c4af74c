export { statusFrame, statusKind } from './frame.ts'
export { startPresence } from './worker.ts'
