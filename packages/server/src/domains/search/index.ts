export { searchRoutes } from './routes/index.ts'
export { searchMessages } from './search.ts'
export { startSearchIndex } from './worker.ts'
