import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { actorOf, audit } from '../../audit/index.ts'
import { refusal } from '../refusal.ts'
import { beginSync } from '../sync/begin.ts'
import { CallSyncBody, CallSyncRun } from '../sync/contract.ts'
import { presentRun } from '../sync/present.ts'
import { findRun, newestRuns } from '../sync/runs.ts'
import type { CrmRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

const run = { 200: envelope(ref(CallSyncRun)), ...refusals }

export function syncRoutes(app: App, { db, onAdded }: CrmRoutesDeps): void {
  app.post(
    '/api/crm/calls/sync',
    {
      schema: {
        operationId: 'syncCrmCalls',
        tags,
        description:
          'Begins a sync and answers at once; its progress is told to the sockets and in the run itself. 409/40900 with the `runId` of the one that runs.',
        body: CallSyncBody,
        response: run,
      },
      preValidation: requirePermission('crm.manage'),
    },
    async (request) => {
      const wish = { ...request.body, origin: 'request', requestedBy: request.principal.csId } as const
      const begun = await db.tx(async (tx) => {
        const { from, to, ...added } = await beginSync(tx, wish)
        const target = { type: 'crm_run', id: added.id }
        await audit(tx, { ...actorOf(request), action: 'crm_calls.sync', target, details: { from, to } })
        return { from, to, ...added }
      })
      onAdded()
      return ok(presentRun(begun))
    },
  )
  app.get(
    '/api/crm/calls/runs',
    {
      schema: {
        operationId: 'listCrmRuns',
        tags,
        description: 'The newest fifty, newest first.',
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(CallSyncRun)) })), ...refusals },
      },
      preValidation: requirePermission('crm.read'),
    },
    async () => ok({ items: (await newestRuns(db)).map(presentRun) }),
  )
  app.get(
    '/api/crm/calls/runs/:runId',
    {
      schema: {
        operationId: 'getCrmRun',
        tags,
        params: Type.Object({ runId: Type.String({ maxLength: 64 }) }),
        response: run,
      },
      preValidation: requirePermission('crm.read'),
    },
    async ({ params: { runId } }) => {
      const found = await findRun(db, runId)
      if (!found) throw refusal(40412)
      return ok(presentRun(found))
    },
  )
}
