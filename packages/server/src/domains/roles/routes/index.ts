import type { App } from '../../../platform/http.ts'
import { AccessPolicy, RoleMapping } from '../contract.ts'
import { addMappingRoute } from './add-mapping.ts'
import type { RoleRoutesDeps } from './deps.ts'
import { listMappingsRoute } from './list-mappings.ts'
import { policyRoute } from './policy.ts'
import { removeMappingRoute } from './remove-mapping.ts'

export const roleRoutes = (deps: RoleRoutesDeps) => async (app: App) => {
  for (const schema of [AccessPolicy, RoleMapping]) app.addSchema(schema)
  deps.protect(app)
  for (const route of [policyRoute, listMappingsRoute, addMappingRoute, removeMappingRoute]) route(app, deps)
}
