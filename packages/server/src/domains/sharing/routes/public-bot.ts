import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../platform/http.ts'
import { type PublicBot, publicBot } from '../../bots/index.ts'
import { PublicBotInfo } from '../contract.ts'
import type { SharingDeps } from '../deps.ts'
import { requireEndUser } from '../guards/require-end-user.ts'
import { refusal } from '../refusal.ts'
import { resolveShare } from '../visits/share.ts'

export const publicBotRoute = (app: App, deps: SharingDeps) =>
  app.get(
    '/api/v1/public/bot-share/:share_token',
    {
      onRequest: requireEndUser(deps),
      schema: {
        operationId: 'getSharedBot',
        tags: ['Sharing'],
        description: 'What the page of a link shows of its bot. Nothing else of its settings gets out.',
        params: Type.Object({ share_token: Type.String() }),
        response: { 200: ref(PublicBotInfo), ...detailed },
      },
    },
    async ({ params, endUser }, reply) => {
      reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
      const { botId } = await resolveShare(deps.db, params.share_token, { endUserId: endUser.id })
      const bot = await publicBot(deps.db, botId)
      if (!bot) throw refusal('bot_not_found')
      return present(bot)
    },
  )

const present = ({ id, name, avatarUrl, welcome, suggestedQuestions, settings }: PublicBot): PublicBotInfo => ({
  bot_id: id,
  bot_uuid: id,
  name,
  avatar_url: avatarUrl,
  welcome,
  suggested_questions: suggestedQuestions.length > 0 ? [...suggestedQuestions] : null,
  settings,
})
