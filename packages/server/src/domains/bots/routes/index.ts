import type { App } from '../../../platform/http.ts'
import { Bot, BotDone, BotSettings, BotTrial, BotUsage } from '../contract.ts'
import { bindRoute } from './bind.ts'
import { createRoute } from './create.ts'
import type { BotRoutesDeps } from './deps.ts'
import { listRoute } from './list.ts'
import { readRoute } from './read.ts'
import { removeRoute } from './remove.ts'
import { tryRoute } from './try.ts'
import { updateRoute } from './update.ts'
import { usageRoute } from './usage.ts'

export const botRoutes = (deps: BotRoutesDeps) => async (app: App) => {
  for (const schema of [BotSettings, Bot, BotDone, BotUsage, BotTrial]) app.addSchema(schema)
  deps.protect(app)
  for (const route of [listRoute, createRoute]) route(app, deps)
  await app.register(async (ofOne: App) => {
    ofOne.addHook('onRequest', deps.requireOwner)
    for (const route of [readRoute, updateRoute, removeRoute, bindRoute, usageRoute, tryRoute]) route(ofOne, deps)
  })
}
