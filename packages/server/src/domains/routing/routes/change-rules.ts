import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { RoutingRules, RulesBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { readRules, replaceRules } from '../store/rules.ts'
import { unknownTeams } from '../store/teams.ts'
import { type RoutingRoutesDeps, tags } from './deps.ts'

export const changeRulesRoute = (app: App, { db }: RoutingRoutesDeps) =>
  app.put(
    '/api/routing/rules',
    {
      schema: {
        operationId: 'changeRoutingRules',
        tags,
        description: 'All rules in their order. They count for sessions that begin to wait from now on.',
        body: RulesBody,
        response: { 200: envelope(ref(RoutingRules)), ...refusals },
      },
    },
    async (request) => {
      const { version, items } = request.body
      const rules = await db.tx(async (tx) => {
        const [unknown] = await unknownTeams(
          tx,
          items.flatMap(({ teamId }) => teamId ?? []),
        )
        if (unknown !== undefined) throw refusal(40000, `teamId ${unknown} 不是班组`)
        if (!(await replaceRules(tx, version, items))) throw refusal(40900)
        await audit(tx, { ...actorOf(request), action: 'routing.rules', details: { items } })
        return readRules(tx)
      })
      return ok(rules)
    },
  )
