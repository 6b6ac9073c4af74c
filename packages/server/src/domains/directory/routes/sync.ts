import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { DirectoryRun, SyncBody } from '../contract.ts'
import { presentRun } from '../present.ts'
import { refusal } from '../refusal.ts'
import { addRun, runningRun } from '../runs.ts'
import type { DirectoryRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

export const syncRoute = (app: App, { db, onAdded }: DirectoryRoutesDeps) =>
  app.post(
    '/api/directory/sync',
    {
      schema: {
        operationId: 'syncDirectory',
        tags,
        description: 'Begins a sync and answers at once; its progress is told to the sockets and in the run itself.',
        body: SyncBody,
        response: { 200: envelope(ref(DirectoryRun)), ...refusals },
      },
      config: { badShape: 422 },
      preValidation: requirePermission('directory.manage'),
    },
    async ({ principal, body }) => {
      const run = await addRun(db, {
        origin: 'request',
        requestedBy: principal.csId,
        departmentId: body.department_id ?? null,
        fetchChild: body.fetch_child ?? true,
      })
      if (!run) throw refusal(40900, { run_id: (await runningRun(db))?.id })
      onAdded()
      return ok(presentRun(run))
    },
  )
