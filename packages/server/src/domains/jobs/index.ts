export { jobRoutes } from './routes/index.ts'
