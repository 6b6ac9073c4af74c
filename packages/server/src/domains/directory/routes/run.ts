import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { changesOf } from '../changes.ts'
import { DirectoryRunReport } from '../contract.ts'
import { presentRun } from '../present.ts'
import { refusal } from '../refusal.ts'
import { findRun } from '../runs.ts'
import type { DirectoryRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

export const runRoute = (app: App, { db }: DirectoryRoutesDeps) =>
  app.get(
    '/api/directory/runs/:runId',
    {
      schema: {
        operationId: 'getDirectoryRun',
        tags,
        description: 'A run with what it changed.',
        params: Type.Object({ runId: Type.String() }),
        response: { 200: envelope(ref(DirectoryRunReport)), ...refusals },
      },
      preValidation: requirePermission('directory.manage'),
    },
    async ({ params }) => {
      const run = await findRun(db, params.runId)
      if (!run) throw refusal(1004)
      return ok({ ...presentRun(run), changes: await changesOf(db, run.id) })
    },
  )
