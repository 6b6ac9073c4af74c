import type { Db } from '../../platform/db.ts'
import type { App } from '../../platform/http.ts'
import { refusal } from './refusal.ts'
import { principalOf, tokenFrom } from './tokens.ts'

/** Guards every route of the scope it is called in: who may not come in learns that before anything else. */
export function requireAgent(app: App, db: Db): void {
  app.addHook('onRequest', async (request) => {
    const token = tokenFrom(request.headers.authorization)
    const principal = token && (await principalOf(db, token))
    if (!principal) throw refusal(1001)
    request.principal = principal
  })
}
