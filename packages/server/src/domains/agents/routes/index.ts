import type { App } from '../../../platform/http.ts'
import {
  AdminAgent,
  AgentList,
  AgentResponse,
  LoginResponse,
  MyPermissions,
  StaffToken,
  StaffTokenList,
  TokensEnded,
} from '../contract.ts'
import { requireAgent } from '../require-agent.ts'
import { adminRoutes } from './admin/index.ts'
import type { AgentRoutesDeps } from './deps.ts'
import { listRoute } from './list.ts'
import { logoutRoute } from './logout.ts'
import { meRoute } from './me.ts'
import { permissionsRoute } from './permissions.ts'
import { setStatusRoute } from './set-status.ts'
import { ownSignInRoutes, signInRoutes } from './sign-in/index.ts'
import { socketTicketRoute } from './socket-ticket.ts'
import { tokenRoutes } from './tokens/index.ts'

const schemas = [
  AgentResponse,
  AgentList,
  AdminAgent,
  LoginResponse,
  MyPermissions,
  StaffToken,
  StaffTokenList,
  TokensEnded,
]

export const agentRoutes = (deps: AgentRoutesDeps) => async (app: App) => {
  for (const schema of schemas) app.addSchema(schema)
  signInRoutes(app, deps)
  await app.register(async (inside: App) => {
    requireAgent(inside, deps.db)
    meRoute(inside, deps)
    setStatusRoute(inside, deps)
    listRoute(inside, deps)
    logoutRoute(inside, deps)
    socketTicketRoute(inside, deps)
    permissionsRoute(inside)
    ownSignInRoutes(inside, deps)
    tokenRoutes(inside, deps)
    adminRoutes(inside, deps)
  })
}
