import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { Team, TeamBody } from '../contract.ts'
import { storeTeam } from '../store/store-team.ts'
import { type RoutingRoutesDeps, tags } from './deps.ts'

export const addTeamRoute = (app: App, { db, assignMode, onCommitted }: RoutingRoutesDeps) =>
  app.post(
    '/api/routing/teams',
    {
      schema: {
        operationId: 'addTeam',
        tags,
        body: TeamBody,
        response: { 200: envelope(ref(Team)), ...refusals },
      },
    },
    async (request) => {
      const team = await db.tx(async (tx) => {
        const stored = await storeTeam(tx, request.body, assignMode)
        const target = { type: 'team', id: stored.teamId }
        await audit(tx, { ...actorOf(request), action: 'team.create', target, details: request.body })
        return stored
      })
      onCommitted()
      return ok(team)
    },
  )
