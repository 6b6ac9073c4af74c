import { createClient } from '@yingda/yunke'
import { openDb } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import { openCrm } from '../open.ts'
import { startCallSync } from '../sync/worker.ts'

/** The sync of calls as a process of its own, for tests that kill one: `<database> <key> <origin of Yunke>`. */
const [database = '', key = '', origin = ''] = process.argv.slice(2)
const db = openDb({ url: database })
const log = createLog('silent')
const crm = openCrm({ db, log, keys: [key], client: createClient({ allowedHosts: [origin] }) })
startCallSync({ db, log, secrets: crm.calls, open: crm.open, onCommitted: () => {} })
// Whoever started us ended.
process.stdin.once('end', () => process.exit()).resume()
