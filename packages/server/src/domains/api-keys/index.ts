export { openKeyHolder } from './key-holder.ts'
export { openRate } from './rate.ts'
export { apiKeyRoutes } from './routes/index.ts'
