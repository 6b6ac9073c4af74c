import { type Handle, sql } from '../../platform/db.ts'
import type { AssignMode } from './contract.ts'
import { noticeIn } from './notices.ts'
import { type Asker, type DepartmentsOf, routesFor } from './route.ts'
import { readDesk } from './store/desk.ts'

export interface QueueLineDeps {
  readonly departmentsOf: DepartmentsOf
  readonly assignMode: AssignMode
}

/**
 * What customers are told who begin to wait, in the order asked and in the transaction in which they do: that nobody is
 * there, or how many come before them. Undefined: nothing more than that they wait.
 */
export const queueLines =
  ({ departmentsOf, assignMode }: QueueLineDeps) =>
  async (tx: Handle, asked: readonly Asker[]): Promise<readonly (string | undefined)[]> => {
    const desk = await readDesk(tx, assignMode)
    const routes = await routesFor(tx, departmentsOf, asked)
    const ahead = await waitingIn(tx)
    return routes.map(({ teamId }) => {
      const before = ahead.get(teamId) ?? 0
      ahead.set(teamId, before + 1)
      if (desk.isOffline(teamId)) return desk.settings.texts.offline || undefined
      return before > 0 ? noticeIn(desk.settings.language).ahead(before) : undefined
    })
  }

async function waitingIn(tx: Handle): Promise<Map<string | null, number>> {
  const rows = await tx.rows<{ teamId: string | null; waiting: number }>(sql`
    select team_id as "teamId", count(*) as waiting from sessions where status = 'pending' group by team_id`)
  return new Map(rows.map(({ teamId, waiting }) => [teamId, waiting]))
}
