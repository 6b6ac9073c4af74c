export {
  type Answered,
  type AnswerQuestion,
  BotUnavailable,
  type Source,
} from './answering/answering.ts'
export { createAnswering } from './answering/create-answering.ts'
export { type KnownBot, lookUpBot } from './answering/look-up.ts'
export { askBot, dropTurns } from './ask.ts'
export { asksForPerson } from './asks-for-person.ts'
export { handoffRulesIn, handoffRulesOf, type Rules } from './handoff-rules.ts'
export { judgeUrlBy } from './judge-url.ts'
export { createModels } from './model/models.ts'
export { createTransport, type Reach } from './model/transport.ts'
export { type PublicBot, publicBot } from './public-bot.ts'
export { botRoutes } from './routes/index.ts'
export { finishTurn, keepTurn, postponeTurn, type Turn, takeTurn } from './turns.ts'
export { sweepBotSpend } from './usage/spend.ts'
export { startBots } from './worker.ts'
