import { type Handle, sql } from '../../../platform/db.ts'

/** Out of use from now on; false when they were not there, or out already. */
export async function takeOutMember(tx: Handle, key: string): Promise<boolean> {
  const taken = await tx.run(sql`
    update directory_members set is_active = false, left_at = now(), updated_at = now()
    where user_key = ${key} and left_at is null`)
  if (taken > 0) await unlink(tx, key)
  return taken > 0
}

/** The same person by another userid: the row, and its id, stay. Nothing is done where somebody has that userid already. */
export async function renameMember(tx: Handle, key: string, newUserId: string): Promise<void> {
  const newKey = newUserId.toLowerCase()
  await unlink(tx, key)
  await tx.run(sql`
    update directory_members set user_key = ${newKey}, user_id = ${newUserId}, updated_at = now()
    where user_key = ${key} and not exists (select from directory_members where user_key = ${newKey})`)
  await tx.run(sql`
    insert into directory_member_departments (department_id, user_key)
    select unnest(department_ids), user_key from directory_members
    where user_key in (${key}, ${newKey}) and left_at is null on conflict do nothing`)
}

export const archiveDepartment = (tx: Handle, id: number) =>
  tx.run(sql`
    update directory_departments set archived_at = now(), updated_at = now()
    where wechat_dept_id = ${id} and archived_at is null`)

const unlink = (tx: Handle, key: string) =>
  tx.run(sql`
    delete from directory_member_departments l
    using (select unnest(department_ids) as department_id from directory_members where user_key = ${key}) was
    where l.department_id = was.department_id and l.user_key = ${key}`)
