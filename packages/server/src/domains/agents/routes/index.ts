import type { App } from '../../../platform/http.ts'
import { AgentList, AgentResponse, LoginResponse } from '../contract.ts'
import { requireAgent } from '../require-agent.ts'
import type { AgentRoutesDeps } from './deps.ts'
import { listRoute } from './list.ts'
import { loginRoute } from './login.ts'
import { loginLinkRoute } from './login-link.ts'
import { logoutRoute } from './logout.ts'
import { meRoute } from './me.ts'
import { setStatusRoute } from './set-status.ts'
import { signInOptionsRoute } from './sign-in-options.ts'
import { socketTicketRoute } from './socket-ticket.ts'

export const agentRoutes = (deps: AgentRoutesDeps) => async (app: App) => {
  for (const schema of [AgentResponse, AgentList, LoginResponse]) app.addSchema(schema)
  loginRoute(app, deps)
  loginLinkRoute(app, deps)
  signInOptionsRoute(app, deps)
  await app.register(async (inside: App) => {
    requireAgent(inside, deps.db)
    meRoute(inside, deps)
    setStatusRoute(inside, deps)
    listRoute(inside, deps)
    logoutRoute(inside, deps)
    socketTicketRoute(inside, deps)
  })
}
