export type { NewReply } from './contract.ts'
export { offersFile } from './offers-file.ts'
export { cannedReplyRoutes } from './routes/index.ts'
export { addReply } from './save.ts'
