import { sql } from '../../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { SignInOptions } from '../../contract.ts'
import type { AgentRoutesDeps } from '../deps.ts'

type Offered = SignInOptions['demoAgents'][number]

/** Names of agents are shown only in the demo, which listens to this machine alone. */
export const signInOptionsRoute = (app: App, { db, demo, directory, requireProof }: AgentRoutesDeps) => {
  app.addSchema(SignInOptions)
  app.get(
    '/api/sign-in',
    {
      schema: {
        operationId: 'getSignInOptions',
        tags: ['Agents'],
        response: { 200: envelope(ref(SignInOptions)), ...refusals },
      },
    },
    async () => {
      const demoAgents = demo
        ? await db.rows<Offered>(sql`select user_id, name from agents where is_active order by role, user_id limit 10`)
        : []
      const weCom = directory.loginUrl('qr', { redirectUri: 'https://localhost/', state: 'any' }) !== undefined
      return ok({ demo, demoAgents, proofRequired: requireProof, weCom })
    },
  )
}
