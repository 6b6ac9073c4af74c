import { type App, detailed, ref } from '../../../../platform/http.ts'
import { EvaluationCase, NewCase } from '../../contract.ts'
import { addCase, changeCase, listCases, removeCase } from '../../evaluation/cases.ts'
import { PageQuery, placeOf } from '../../page.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { BotParams, CaseParams, done, doneResponse, pageSchema, tags } from '../schemas.ts'

const ofBot = '/api/v1/knowledge/bots/:bot_id/evaluation/cases'
const one = '/api/v1/knowledge/evaluation/cases/:case_id'
const response = { 200: ref(EvaluationCase), ...detailed }

export function caseRoutes(app: App, { db }: KnowledgeRoutesDeps): void {
  app.get(
    ofBot,
    {
      schema: {
        operationId: 'listEvaluationCases',
        tags,
        description: 'What the bot is to find, newest first.',
        params: BotParams,
        querystring: PageQuery,
        response: { 200: pageSchema(ref(EvaluationCase)), ...detailed },
      },
    },
    async ({ botAdmin, params, query }) =>
      listCases(db, botAdmin, params.bot_id, placeOf(query.after), query.limit ?? 50),
  )
  app.post(
    ofBot,
    { schema: { operationId: 'addEvaluationCase', tags, params: BotParams, body: NewCase, response } },
    async ({ botAdmin, params, body: { question, entry_id: entryId = null } }) =>
      addCase(db, botAdmin, params.bot_id, { question, entryId }),
  )
  app.put(
    one,
    { schema: { operationId: 'changeEvaluationCase', tags, params: CaseParams, body: NewCase, response } },
    async ({ botAdmin, params, body: { question, entry_id: entryId = null } }) =>
      changeCase(db, botAdmin, params.case_id, { question, entryId }),
  )
  app.delete(
    one,
    { schema: { operationId: 'removeEvaluationCase', tags, params: CaseParams, response: doneResponse } },
    async ({ botAdmin, params }) => {
      await removeCase(db, botAdmin, params.case_id)
      return done('已删除')
    },
  )
}
