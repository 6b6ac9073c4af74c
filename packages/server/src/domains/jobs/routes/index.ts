import type { Db } from '../../../platform/db.ts'
import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { JobInfo } from '../contract.ts'
import { listRoute } from './list.ts'

export const jobRoutes =
  ({ db }: { readonly db: Db }) =>
  async (app: App) => {
    app.addSchema(JobInfo)
    requireAgent(app, db)
    listRoute(app, db)
  }
