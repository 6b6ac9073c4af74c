export { completionRoutes } from './routes/index.ts'
