import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { Team } from '../contract.ts'
import { readDesk } from '../store/desk.ts'
import { listTeams } from '../store/teams.ts'
import { type RoutingRoutesDeps, tags } from './deps.ts'

export const teamsRoute = (app: App, { db, assignMode }: RoutingRoutesDeps) =>
  app.get(
    '/api/routing/teams',
    {
      schema: {
        operationId: 'listTeams',
        tags,
        description: 'By name.',
        response: { 200: envelope(Type.Array(ref(Team))), ...refusals },
      },
    },
    async () => ok(await listTeams(db, await readDesk(db, assignMode))),
  )
