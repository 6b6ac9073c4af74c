import type { Request } from '../../platform/http.ts'

/** Who administers bots, as the guard of the routes has found. */
export type BotAdmin = Request['botAdmin']
