import { createGatherer } from './gather.ts'
import { intoStore } from './into-store.ts'
import { oneBehind } from './one-behind.ts'
import { readMembers } from './read-members.ts'
import { addBatch, emptyTally } from './result.ts'
import type { Batch, MemberRecord, Tally } from './store.ts'
import { sweepUnseen } from './sweep.ts'
import type { SyncDeps } from './sync-departments.ts'
import { idsBelow } from './tree.ts'

export interface MemberScope {
  /** null: every stored department, whatever `fetchChild` says. */
  readonly departmentId: number | null
  readonly fetchChild: boolean
  /** Members without a mobile number are left out and counted as failed. */
  readonly requireMobile: boolean
  /** Everybody who is not seen is taken out of use; only right after all departments were synced. */
  readonly sweep: boolean
}

/**
 * Members as WeCom has them now, department by department. Never more than a few pages of them are in memory.
 * @throws WeComError for what is no matter of one department; a single department that fails is counted instead
 * @throws WeComSyncError when the store fails, or more than a fifth would vanish
 */
export async function syncMembers(deps: SyncDeps, scope: MemberScope): Promise<Tally> {
  const { source, store, log, signal } = deps
  const all = await departmentsOf(deps, scope)
  signal?.throwIfAborted()
  const begun = await intoStore(() => store.begin('members'))
  let tally = begun?.tally ?? emptyTally
  const after = begun?.after
  const left = after === undefined ? all : all.filter((id) => id > after)
  const gatherer = createGatherer({
    total: all.length,
    done: all.length - left.length,
    after,
    seen: begun?.seen ?? [],
    requireMobile: scope.requireMobile,
  })
  const withChildren = new Set(scope.fetchChild && scope.departmentId !== null && all.length === 1 ? all : [])
  const save = async (batch: Batch<MemberRecord>) => {
    signal?.throwIfAborted()
    for (const line of [...batch.errors, ...batch.faults].slice(0, 10)) log.warn(line)
    tally = addBatch(tally, batch, await intoStore(() => store.saveMembers(batch)))
  }
  const inTurn = oneBehind(save)
  for await (const page of readMembers(source, { departmentIds: left, withChildren })) {
    gatherer.add(page)
    for (const batch of gatherer.full()) await inTurn(batch)
  }
  await inTurn(gatherer.rest())
  await inTurn.done()
  if (scope.sweep && !tally.incomplete) await sweepUnseen(store, 'members')
  return tally
}

/** Ascending, so that one id says how far a sync has come. */
async function departmentsOf({ store }: SyncDeps, { departmentId, fetchChild }: MemberScope): Promise<number[]> {
  if (departmentId !== null && !fetchChild) return [departmentId]
  const stored = await intoStore(() => store.departments())
  const ids = departmentId === null ? stored.map((one) => one.wechatDeptId) : idsBelow(stored, departmentId)
  return ids.sort((a, b) => a - b)
}
