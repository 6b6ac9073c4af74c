export { roleRoutes } from './routes/index.ts'
