export { channelAccountRoutes } from './routes/index.ts'
