import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { Team, TeamBody } from '../contract.ts'
import { storeTeam } from '../store/store-team.ts'
import { type RoutingRoutesDeps, tags } from './deps.ts'

export const TeamParams = Type.Object({ teamId: Type.String({ maxLength: 64 }) })

export const changeTeamRoute = (app: App, { db, assignMode, onCommitted }: RoutingRoutesDeps) =>
  app.put(
    '/api/routing/teams/:teamId',
    {
      schema: {
        operationId: 'changeTeam',
        tags,
        description: 'The whole team: what is left out is as the desk has it.',
        params: TeamParams,
        body: TeamBody,
        response: { 200: envelope(ref(Team)), ...refusals },
      },
    },
    async (request) => {
      const { teamId } = request.params
      const team = await db.tx(async (tx) => {
        const stored = await storeTeam(tx, request.body, assignMode, teamId)
        const target = { type: 'team', id: teamId }
        await audit(tx, { ...actorOf(request), action: 'team.update', target, details: request.body })
        return stored
      })
      onCommitted()
      return ok(team)
    },
  )
