import { Type } from 'typebox'
import { type App, envelope, ok, ref } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { Tag, TagBody } from '../contract.ts'
import { addTag, archiveTag, changeTag, listTags } from '../tags/tags.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { byOf, profileRefusals, TagParams, TagsResponse, tags } from './schemas.ts'

const TagResponse = envelope(ref(Tag))
const preValidation = requirePermission('tags.manage')

/** The list of tags of the desk is four small calls; they are read together. */
export function tagRoutes(app: App, { db, onCommitted }: CustomerRoutesDeps): void {
  app.get(
    '/api/tags',
    {
      schema: {
        operationId: 'listTags',
        tags,
        description: 'All tags of the desk, by name.',
        response: { 200: TagsResponse, ...profileRefusals },
      },
    },
    async () => ok(await listTags(db)),
  )
  app.post(
    '/api/tags',
    {
      preValidation,
      schema: {
        operationId: 'addTag',
        tags,
        description: '409/40903 when there is one of this name.',
        body: TagBody,
        response: { 200: TagResponse, ...profileRefusals },
      },
    },
    async (request) => {
      const tag = await addTag(db, request.body, byOf(request))
      onCommitted()
      return ok(tag)
    },
  )
  app.put(
    '/api/tags/:tagId',
    {
      preValidation,
      schema: {
        operationId: 'changeTag',
        tags,
        description: 'Whatever has the tag shows its new name and colour.',
        params: TagParams,
        body: TagBody,
        response: { 200: TagResponse, ...profileRefusals },
      },
    },
    async (request) => {
      const tag = await changeTag(db, request.params.tagId, request.body, byOf(request))
      onCommitted()
      return ok(tag)
    },
  )
  app.delete(
    '/api/tags/:tagId',
    {
      preValidation,
      schema: {
        operationId: 'deleteTag',
        tags,
        description: 'Nothing shows the tag any more.',
        params: TagParams,
        response: { 200: envelope(Type.Object({})), ...profileRefusals },
      },
    },
    async (request) => {
      await archiveTag(db, request.params.tagId, byOf(request))
      onCommitted()
      return ok({})
    },
  )
}
