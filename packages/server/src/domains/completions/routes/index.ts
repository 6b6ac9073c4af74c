import type { App } from '../../../platform/http.ts'
import { Completion, CompletionRefusal } from '../contract.ts'
import type { CompletionsDeps } from '../deps.ts'
import { completeRoute } from './complete.ts'
import { preflightRoute } from './preflight.ts'

export const completionRoutes = (deps: CompletionsDeps) => async (app: App) => {
  app.addSchema(Completion)
  app.addSchema(CompletionRefusal)
  completeRoute(app, deps)
  preflightRoute(app, deps)
}
