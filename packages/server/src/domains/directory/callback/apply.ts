import { type DepartmentRecord, type MemberRecord, memberKey, toMemberRecord, WeComApiError } from '@yingda/wecom'
import type { Db, Handle } from '../../../platform/db.ts'
import { markSeen } from '../store/place.ts'
import { saveDepartmentRows } from '../store/save-departments.ts'
import { saveMemberRows } from '../store/save-members.ts'
import { archiveDepartment, renameMember, takeOutMember } from '../store/single.ts'
import type { Written } from '../store/written.ts'
import { type ContactEvent, removeEvent } from './events.ts'
import type { ContactSource } from './source.ts'

export interface ApplyDeps {
  readonly db: Db
  readonly source: ContactSource
  readonly onLeft: (tx: Handle, userIds: readonly string[]) => Promise<void>
  readonly onReturned: (tx: Handle, userIds: readonly string[]) => Promise<void>
}

/** What WeCom answers for somebody, or a department, that is not there (any more). */
const absentCodes = [60111, 40003, 46004, 60003, 60123]
const outsideReport = { runId: '', room: 0, way: 'careful' } as const

/** Asks what is so now, outside of any transaction, and stores it together with the end of the event. */
export async function applyEvent(deps: ApplyDeps, event: ContactEvent): Promise<void> {
  if (event.kind === 'user') return applyUser(deps, event)
  return applyParty(deps, event)
}

async function applyUser({ db, source, onLeft, onReturned }: ApplyDeps, event: ContactEvent): Promise<void> {
  const userId = event.newKey ?? event.key
  const now = event.gone ? undefined : await fetchMember(source, userId)
  await db.tx(async (tx) => {
    if (event.newKey !== null) await renameMember(tx, memberKey(event.key), event.newKey)
    if (now) {
      await markSeen(tx, 'members', [now.key])
      await tell(tx, await saveMemberRows(tx, [now], outsideReport))
    } else if (await takeOutMember(tx, memberKey(userId))) await onLeft(tx, [userId])
    await removeEvent(tx, event)
  })

  async function tell(tx: Handle, { left, returned }: Written): Promise<void> {
    if (left.length > 0) await onLeft(tx, left)
    if (returned.length > 0) await onReturned(tx, returned)
  }
}

async function applyParty({ db, source }: ApplyDeps, event: ContactEvent): Promise<void> {
  const id = Number(event.key)
  const now = event.gone ? undefined : await fetchDepartment(source, id)
  await db.tx(async (tx) => {
    if (now) {
      await markSeen(tx, 'departments', [event.key])
      await saveDepartmentRows(tx, [now], outsideReport)
    } else await archiveDepartment(tx, id)
    await removeEvent(tx, event)
  })
}

async function fetchMember({ members }: ContactSource, userId: string): Promise<MemberRecord | undefined> {
  const member = await orAbsent(members.get(userId))
  return member && toMemberRecord(member, member.departmentIds[0] ?? 1, true)
}

async function fetchDepartment({ departments }: ContactSource, id: number): Promise<DepartmentRecord | undefined> {
  const row = await orAbsent(departments.get(id))
  return row && { id: row.id, name: row.name ?? null, parentId: row.parentId || null, order: row.order }
}

async function orAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof WeComApiError && absentCodes.includes(error.errcode ?? 0)) return undefined
    throw error
  }
}
