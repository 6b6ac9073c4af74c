export { factsAsOf } from './position.ts'
export { todayIn } from './range.ts'
export { reportRoutes } from './routes/index.ts'
export { startReports } from './worker.ts'
