import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import {
  DirectoryDepartment,
  DirectoryMember,
  DirectoryMemberPage,
  DirectoryRun,
  DirectoryRunReport,
  DirectorySyncCounts,
} from '../contract.ts'
import type { DirectoryRoutesDeps } from './deps.ts'
import { membersRoute } from './members.ts'
import { runRoute } from './run.ts'
import { runsRoute } from './runs.ts'
import { syncRoute } from './sync.ts'
import { treeRoute } from './tree.ts'

const schemas = [
  DirectorySyncCounts,
  DirectoryRun,
  DirectoryRunReport,
  DirectoryDepartment,
  DirectoryMember,
  DirectoryMemberPage,
]

export const directoryRoutes = (deps: DirectoryRoutesDeps) => async (app: App) => {
  for (const schema of schemas) app.addSchema(schema)
  requireAgent(app, deps.db)
  for (const route of [syncRoute, treeRoute, membersRoute, runsRoute, runRoute]) route(app, deps)
}
