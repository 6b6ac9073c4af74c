import { Type } from 'typebox'
import { type App, envelope, ok, refusals } from '../../../platform/http.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { refusal } from '../refusal.ts'
import { readRules } from '../store/rules.ts'
import { removeTeam } from '../store/teams.ts'
import { TeamParams } from './change-team.ts'
import { type RoutingRoutesDeps, tags } from './deps.ts'

export const removeTeamRoute = (app: App, { db, onCommitted }: RoutingRoutesDeps) =>
  app.delete(
    '/api/routing/teams/:teamId',
    {
      schema: {
        operationId: 'removeTeam',
        tags,
        description: 'Refused as long as a rule names it; what waits in its queue is routed anew.',
        params: TeamParams,
        response: { 200: envelope(Type.Object({})), ...refusals },
      },
    },
    async (request) => {
      const { teamId } = request.params
      await db.tx(async (tx) => {
        const { items } = await readRules(tx)
        const rule = items.find((one) => one.teamId === teamId)
        if (rule) throw refusal(40000, `分配规则“${rule.name}”仍在使用此班组`)
        if (!(await removeTeam(tx, teamId))) throw refusal(40400)
        await audit(tx, { ...actorOf(request), action: 'team.delete', target: { type: 'team', id: teamId } })
      })
      onCommitted()
      return ok({})
    },
  )
