export { sweepConnects } from './connects.ts'
export { channelAccountRoutes } from './routes/index.ts'
