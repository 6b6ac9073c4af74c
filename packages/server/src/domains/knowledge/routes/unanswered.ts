import { type App, detailed, ref } from '../../../platform/http.ts'
import { KnowledgeEntry, NewAnswer, UnansweredQuestion } from '../contract.ts'
import { PageQuery, placeOf } from '../page.ts'
import { answerQuestion, dismissQuestion, listUnanswered } from '../unanswered/unanswered.ts'
import type { KnowledgeRoutesDeps } from './deps.ts'
import { BotParams, done, doneResponse, pageSchema, QuestionParams, tags } from './schemas.ts'

export function unansweredRoutes(app: App, { db }: KnowledgeRoutesDeps): void {
  app.get(
    '/api/v1/knowledge/bots/:bot_id/unanswered',
    {
      schema: {
        operationId: 'listUnansweredQuestions',
        tags,
        description: 'What the bot did not know, or whose answer did not help; what was asked last comes first.',
        params: BotParams,
        querystring: PageQuery,
        response: { 200: pageSchema(ref(UnansweredQuestion)), ...detailed },
      },
    },
    async ({ botAdmin, params, query }) =>
      listUnanswered(db, botAdmin, params.bot_id, placeOf(query.after), query.limit ?? 50),
  )
  app.post(
    '/api/v1/knowledge/unanswered/:question_id/answer',
    {
      schema: {
        operationId: 'answerUnansweredQuestion',
        tags,
        description: 'Adds it to the bot’s own set, or to the set that is named.',
        params: QuestionParams,
        body: NewAnswer,
        response: { 200: ref(KnowledgeEntry), ...detailed },
      },
    },
    async ({ botAdmin, params, body: { question, answer, set_id: setId } }) =>
      answerQuestion(db, botAdmin, params.question_id, { question, answer, setId }),
  )
  app.post(
    '/api/v1/knowledge/unanswered/:question_id/dismiss',
    { schema: { operationId: 'dismissUnansweredQuestion', tags, params: QuestionParams, response: doneResponse } },
    async ({ botAdmin, params }) => {
      await dismissQuestion(db, botAdmin, params.question_id)
      return done('已忽略')
    },
  )
}
