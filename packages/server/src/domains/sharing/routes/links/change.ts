import { Type } from 'typebox'
import { type App, detailed, ref } from '../../../../platform/http.ts'
import { ShareLinkDetail, ShareTokenBody } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { changeLink } from '../../links/change.ts'
import { presentDetail } from '../../links/rows.ts'
import { settingsFrom } from '../../links/settings.ts'

export const changeRoute = (app: App, { db, sealer, onCommitted }: SharingDeps) =>
  app.patch(
    '/api/v1/bot-share-tokens/:id',
    {
      schema: {
        operationId: 'changeShareToken',
        tags: ['Sharing'],
        description: 'What is left out stays. null takes a limit away.',
        params: Type.Object({ id: Type.String() }),
        body: ShareTokenBody,
        response: { 200: ref(ShareLinkDetail), ...detailed },
      },
    },
    async ({ params, body, botAdmin, ip }) => {
      const row = await changeLink(db, { linkId: params.id, admin: botAdmin, settings: settingsFrom(body), ip })
      onCommitted()
      return presentDetail(sealer, row)
    },
  )
