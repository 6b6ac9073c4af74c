import type { App } from '../../../platform/http.ts'
import { requireAgent } from '../../agents/index.ts'
import { FileInfo, fileMaxBytes } from '../contract.ts'
import { refusal } from '../refusal.ts'
import type { FileRoutesDeps } from './deps.ts'
import { downloadRoute } from './download.ts'
import { uploadRoute } from './upload.ts'

export const fileRoutes = (deps: FileRoutesDeps) => async (app: App) => {
  app.addSchema(FileInfo)
  requireAgent(app, deps.db, 'sessions.serve')
  const raw = { parseAs: 'buffer', bodyLimit: fileMaxBytes } as const
  app.addContentTypeParser('application/octet-stream', raw, (_request, body, done) => done(null, body))
  // Any other type would be parsed for what it says it is.
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.setErrorHandler((error) => {
    throw isTooLarge(error) ? refusal(41300) : error
  })
  uploadRoute(app, deps)
  downloadRoute(app, deps)
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === 413
