import type { TSchema } from 'typebox'
import { eventBodies } from '../domains/webhooks/contract.ts'

const header = (name: string, description: string) => ({
  in: 'header',
  name,
  required: true,
  description,
  schema: { type: 'string' },
})
const parameters = [
  header('webhook-id', 'the same at every attempt of one event'),
  header('webhook-timestamp', 'seconds since 1970, of this attempt'),
  header('webhook-signature', '`v1,<base64>`, several of them while a secret is being changed'),
]

/** What the desk posts to others, by its type. OpenAPI 3.0 has no section for it; this name is the one that readers know. */
export const outgoingWebhooks = Object.fromEntries(
  eventBodies.map((schema) => [schema.properties.type.const, documented(schema)]),
)

function documented({ $id, description }: TSchema & { readonly $id?: string; readonly description?: string }) {
  return {
    post: {
      tags: ['Webhooks'],
      description,
      parameters,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${$id}` } } },
      },
      responses: { '2XX': { description: 'received; anything else is tried again' } },
    },
  }
}
