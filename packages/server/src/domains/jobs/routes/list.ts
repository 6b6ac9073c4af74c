import { Type } from 'typebox'
import type { Db } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { JobInfo } from '../contract.ts'
import { readJobs } from '../jobs.ts'

export const listRoute = (app: App, db: Db) =>
  app.get(
    '/api/jobs',
    {
      schema: {
        operationId: 'listJobs',
        tags: ['Jobs'],
        description: 'What the workers of the desk have to do, on all nodes together.',
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(JobInfo)) })), ...refusals },
      },
      preValidation: requirePermission('system.read'),
    },
    async () => ok({ items: await readJobs(db) }),
  )
