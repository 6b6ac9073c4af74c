export { startChecks } from './checks.ts'
export { type Wish, wish } from './wishes.ts'
export { startWishes } from './worker.ts'
