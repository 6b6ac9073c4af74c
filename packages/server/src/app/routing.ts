import { departmentsOf } from '../domains/directory/index.ts'
import { startPresence } from '../domains/presence/index.ts'
import { type DepartmentsOf, queueLines, startLoadRepair, startRouting, startTimers } from '../domains/routing/index.ts'
import { assign, backToBot, closeSession, type QueueLines, requeue, say } from '../domains/sessions/index.ts'
import type { Sockets } from '../feed/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Worker } from '../platform/worker.ts'
import type { OpenAccounts } from './accounts.ts'
import type { Config } from './config.ts'

type Employees = Pick<OpenAccounts, 'employeeOf'>

/** What a customer is told who begins to wait. */
export function queueLinesFor({ assignMode }: Config, accounts: Employees): QueueLines {
  const lines = queueLines({ assignMode, departmentsOf: employeeDepartments(accounts) })
  return (tx, sessions) =>
    lines(
      tx,
      sessions.map(({ contractType, tagIds, customerTagIds, ...session }) => ({
        ...session,
        channelType: contractType,
        tagIds: [...tagIds, ...customerTagIds],
      })),
    )
}

interface RoutingSetting {
  readonly db: Db
  readonly log: Log
  readonly config: Config
  readonly accounts: Employees
  readonly sockets: Pick<Sockets, 'viewers'>
  readonly onCommitted: () => void
}

/** Who gets which session, who is there, and what time does to those who wait. */
export function startRoutingRooms({ db, log, config, accounts, sockets, onCommitted }: RoutingSetting): {
  readonly routing: Worker
  readonly presence: Worker
  readonly timers: Worker
  readonly loadRepair: Worker
} {
  const { assignMode } = config
  return {
    routing: startRouting({
      db,
      log,
      assignMode,
      departmentsOf: employeeDepartments(accounts),
      assign,
      onCommitted,
    }),
    presence: startPresence({ db, log, sockets: sockets.viewers, onCommitted }),
    timers: startTimers({ db, log, assignMode, requeue, backToBot, close: closeSession, say, onCommitted }),
    loadRepair: startLoadRepair({ db, log }),
  }
}

const employeeDepartments =
  ({ employeeOf }: Employees): DepartmentsOf =>
  async (db, customers) => {
    const userIds = customers.map(({ accountId, customerRef }) => employeeOf(accountId, customerRef)?.toLowerCase())
    const departments = await departmentsOf(
      db,
      userIds.flatMap((userId) => userId ?? []),
    )
    return userIds.map((userId) => (userId === undefined ? [] : (departments.get(userId) ?? [])))
  }
