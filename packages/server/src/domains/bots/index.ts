export { askBot } from './ask.ts'
export { createModel } from './model.ts'
export { type BotsDeps, startBots } from './worker.ts'
