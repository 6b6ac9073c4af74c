// A process of its own for the tests: starts the database on the folder it is given, says what it got, stays.
import { createLog } from '../../log.ts'
import { startPostgres } from '../index.ts'

const dataDir = process.argv[2] ?? ''
startPostgres({ dataDir, log: createLog('silent') })
  .then(({ url, adopted }) => process.stdout.write(`${JSON.stringify({ url, adopted })}\n`))
  .catch((error: Error) => process.stdout.write(`${JSON.stringify({ refused: error.message })}\n`))
