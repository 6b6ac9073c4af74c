export { askBot } from './ask.ts'
export { createModel } from './model/openai.ts'
export { type BotsDeps, startBots } from './worker.ts'
