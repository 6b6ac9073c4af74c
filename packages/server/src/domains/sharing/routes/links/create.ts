import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { ShareTokenBody, ShareTokenItem } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { requireBotOwner } from '../../guards/require-bot-owner.ts'
import { createLink } from '../../links/create.ts'
import { presentLink } from '../../links/rows.ts'
import { settingsFrom } from '../../links/settings.ts'

export const createRoute = (app: App, { db, sealer }: SharingDeps) =>
  app.post(
    '/api/v1/bots/:bot_id/share-tokens',
    {
      preValidation: requireBotOwner({ db }),
      schema: {
        operationId: 'createShareToken',
        tags: ['Sharing'],
        description: 'A link to a bot for its customers. Without limits of its own it takes 60 questions a minute.',
        params: Type.Object({ bot_id: Type.String() }),
        body: ShareTokenBody,
        response: { 200: ref(ShareTokenItem), ...detailed },
      },
    },
    async ({ params, body, botAdmin, ip }) => {
      const settings = settingsFrom(body)
      return presentLink(sealer, await createLink(db, sealer, { botId: params.bot_id, admin: botAdmin, settings, ip }))
    },
  )
