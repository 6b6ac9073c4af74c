import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { DirectoryRun } from '../contract.ts'
import { presentRun } from '../present.ts'
import { newestRuns } from '../runs.ts'
import type { DirectoryRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

export const runsRoute = (app: App, { db }: DirectoryRoutesDeps) =>
  app.get(
    '/api/directory/runs',
    {
      schema: {
        operationId: 'listDirectoryRuns',
        tags,
        description: 'The newest fifty, newest first.',
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(DirectoryRun)) })), ...refusals },
      },
      preValidation: requirePermission('directory.manage'),
    },
    async () => ok({ items: (await newestRuns(db)).map(presentRun) }),
  )
