export { askBot, dropTurns } from './ask.ts'
export { createModel } from './model/openai.ts'
export { type BotsDeps, startBots } from './worker.ts'
