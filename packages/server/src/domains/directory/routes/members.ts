import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { DirectoryMemberPage, MembersQuery } from '../contract.ts'
import { listMembers } from '../members.ts'
import type { DirectoryRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

export const membersRoute = (app: App, { db }: DirectoryRoutesDeps) =>
  app.get(
    '/api/directory/members',
    {
      schema: {
        operationId: 'listDirectoryMembers',
        tags,
        description: 'Members who are in the company, by userid.',
        querystring: MembersQuery,
        response: { 200: envelope(ref(DirectoryMemberPage)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async ({ query }) => ok(await listMembers(db, query)),
  )
