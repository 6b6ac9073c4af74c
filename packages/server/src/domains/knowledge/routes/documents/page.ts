import { type App, detailed, ref } from '../../../../platform/http.ts'
import { checkTarget } from '../../../../platform/outbound/index.ts'
import { KnowledgeDocument, NewPage } from '../../contract.ts'
import { addDocument } from '../../documents/documents.ts'
import { refusal } from '../../refusal.ts'
import type { KnowledgeRoutesDeps } from '../deps.ts'
import { SetParams, tags } from '../schemas.ts'

export const pageRoute = (app: App, { db, onAdded }: KnowledgeRoutesDeps) =>
  app.post(
    '/api/v1/knowledge/sets/:set_id/pages',
    {
      schema: {
        operationId: 'addKnowledgePage',
        tags,
        description: 'A page of a website, which is fetched in the background. Only public http and https addresses.',
        params: SetParams,
        body: NewPage,
        response: { 200: ref(KnowledgeDocument), ...detailed },
      },
    },
    async ({ botAdmin, params, body, ip }) => {
      const url = publicUrl(body.url)
      const page = { setId: params.set_id, name: url.host + url.pathname, format: 'html', url: url.href } as const
      const added = await addDocument(db, botAdmin, page, ip)
      onAdded()
      return added
    },
  )

/** What can be told without asking anybody; the rest is told when it is fetched. */
function publicUrl(text: string): URL {
  try {
    const url = new URL(text.trim())
    checkTarget(url, {})
    url.hash = ''
    return url
  } catch {
    throw refusal('bad_url')
  }
}
