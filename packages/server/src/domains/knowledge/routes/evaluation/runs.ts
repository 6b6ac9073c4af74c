import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { EvaluationRun, NewRun } from '../../contract.ts'
import { listRuns, runEvaluation } from '../../evaluation/run.ts'
import { createRetrieveDraft } from '../../search/retrieve.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { BotParams, tags } from '../schemas.ts'

const path = '/api/v1/knowledge/bots/:bot_id/evaluation/runs'

export function runRoutes(app: App, { db }: KnowledgeRoutesDeps): void {
  app.post(
    path,
    {
      schema: {
        operationId: 'runEvaluation',
        tags,
        description:
          'Asks every case, as the entries are or as they would be with `changes`. Nothing is published by it.',
        params: BotParams,
        body: NewRun,
        response: { 200: ref(EvaluationRun), ...detailed },
      },
    },
    async ({ botAdmin, params, body: { changes = [] } }) => {
      const drafts = changes.map(({ entry_id: id, question, answer }) => ({ id, question, answer }))
      return runEvaluation(db, createRetrieveDraft(db), botAdmin, { botId: params.bot_id, drafts })
    },
  )
  app.get(
    path,
    {
      schema: {
        operationId: 'listEvaluationRuns',
        tags,
        description: 'The last fifty, newest first.',
        params: BotParams,
        response: { 200: Type.Object({ items: Type.Array(ref(EvaluationRun)) }), ...detailed },
      },
    },
    async ({ botAdmin, params }) => ({ items: await listRuns(db, botAdmin, params.bot_id) }),
  )
}
