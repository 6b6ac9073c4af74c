import type { Static } from 'typebox'
import { type App, detailed, ref } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { extractive } from '../answering/answer-of.ts'
import { BotUnavailable } from '../answering/answering.ts'
import { asksForPerson } from '../asks-for-person.ts'
import { BotTrial, TryBody } from '../contract.ts'
import { rulesFrom } from '../handoff-rules.ts'
import { refusal } from '../refusal.ts'
import { findBot } from '../store/bot-rows.ts'
import { type BotRoutesDeps, tags } from './deps.ts'
import { BotParams } from './params.ts'

export const tryRoute = (app: App, { db, answer }: BotRoutesDeps) =>
  app.post(
    '/api/v1/bots/:bot_id/try',
    {
      schema: {
        operationId: 'tryBot',
        tags,
        description: 'What the bot would answer; nothing is stored but what it took.',
        params: BotParams,
        body: TryBody,
        response: { 200: ref(BotTrial), ...detailed },
      },
    },
    async ({ params, body, botAdmin }, reply) => {
      const bot = await findBot(db, params.bot_id)
      if (!bot) throw refusal('unknown')
      if (asksForPerson(body.content, rulesFrom(bot.settings.handoff).words)) return handedOver
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const question = {
        botId: params.bot_id,
        text: body.content,
        history: body.history ?? [],
        traceId: newId('trc'),
        customer: `staff:${botAdmin.id}`,
      }
      const answered = await answer(question, { signal: gone.signal }).catch((error: unknown) => {
        throw error instanceof BotUnavailable ? refusal('unavailable') : error
      })
      const { text, missed, sources, handoff, usage, finishReason, model } = answered
      return {
        content: text,
        missed,
        sources: [...sources],
        ...(handoff && { handoff }),
        finish_reason: finishReason,
        model,
        usage: { prompt_tokens: usage.promptTokens, completion_tokens: usage.completionTokens },
      }
    },
  )

/** The bot is not asked at all: whoever asks for a person waits for one. */
const handedOver: Static<typeof BotTrial> = {
  content: '',
  missed: false,
  sources: [],
  handoff: { reason: 'customer_asked', summary: '' },
  finish_reason: 'stop',
  model: extractive,
  usage: { prompt_tokens: 0, completion_tokens: 0 },
}
