export { createDatabaseIfMissing } from './create-database.ts'
export { resolveDataDir } from './data-dir.ts'
export { type RunningPostgres, startPostgres } from './start.ts'
export { StartError } from './start-error.ts'
