import type pg from 'pg'

/** What a ceiling gets: its database, and the keys of the callbacks. */
export interface CeilingDeps {
  readonly pool: pg.Pool
  readonly keys: { readonly token: string; readonly encodingAesKey: string; readonly receiveId: string }
}
