export { monitorRoutes } from './routes/index.ts'
