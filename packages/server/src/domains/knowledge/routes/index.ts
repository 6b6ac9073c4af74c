import type { App } from '../../../platform/http.ts'
import * as contract from '../contract.ts'
import { refusal } from '../refusal.ts'
import type { KnowledgeRoutesDeps } from './deps.ts'
import { listRoute as listDocumentsRoute } from './documents/list.ts'
import { oneDocumentRoutes } from './documents/one.ts'
import { pageRoute } from './documents/page.ts'
import { uploadRoute } from './documents/upload.ts'
import { addRoute as addEntryRoute } from './entries/add.ts'
import { exportRoute, importRoute } from './entries/csv.ts'
import { listRoute as listEntriesRoute } from './entries/list.ts'
import { oneEntryRoutes } from './entries/one.ts'
import { caseRoutes } from './evaluation/cases.ts'
import { runRoutes } from './evaluation/runs.ts'
import { addRoute as addSetRoute } from './sets/add.ts'
import { listRoute as listSetsRoute } from './sets/list.ts'
import { ofBotRoutes } from './sets/of-bot.ts'
import { readRoute as readSetRoute } from './sets/read.ts'
import { removeRoute as removeSetRoute } from './sets/remove.ts'
import { renameRoute as renameSetRoute } from './sets/rename.ts'
import { tryRoute } from './sets/try.ts'
import { unansweredRoutes } from './unanswered.ts'

const schemas = [
  contract.KnowledgeSet,
  contract.KnowledgeEntry,
  contract.KnowledgeDocument,
  contract.KnowledgePassage,
  contract.KnowledgeFound,
  contract.UnansweredQuestion,
  contract.EvaluationCase,
  contract.EvaluationRun,
]
const ofSets = [listSetsRoute, addSetRoute, readSetRoute, renameSetRoute, removeSetRoute, ofBotRoutes, tryRoute]
const ofEntries = [listEntriesRoute, addEntryRoute, exportRoute, oneEntryRoutes]
const ofDocuments = [listDocumentsRoute, pageRoute, oneDocumentRoutes]
const ofQuality = [unansweredRoutes, caseRoutes, runRoutes]
/** Each takes raw bytes, up to a size of its own. */
const ofBytes = [uploadRoute, importRoute]

export const knowledgeRoutes = (deps: KnowledgeRoutesDeps) => async (app: App) => {
  for (const schema of schemas) app.addSchema(schema)
  deps.protect(app)
  app.addHook('preValidation', async ({ params }) => {
    if (!isPossible(params)) throw refusal('no_entry')
  })
  for (const route of [...ofSets, ...ofEntries, ...ofDocuments, ...ofQuality]) route(app, deps)
  for (const route of ofBytes) await app.register(async (scope: App) => void route(scope, deps))
}

/** What cannot be an id names nothing, like any unknown one; PostgreSQL would refuse some of it. */
const isPossible = (params: unknown): boolean =>
  typeof params !== 'object' ||
  params === null ||
  Object.values(params).every((id) => typeof id === 'string' && /^[\w-]{1,64}$/.test(id))
