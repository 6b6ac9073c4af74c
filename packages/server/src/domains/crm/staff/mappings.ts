import { type Db, type Handle, sql, type Transaction } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, audit } from '../../audit/index.ts'
import { refusal } from '../refusal.ts'
import type { StaffMapping, StaffMappingBody } from './contract.ts'

interface Row {
  readonly id: string
  readonly companyCode: string
  readonly staffName: string
  readonly userId: string
  readonly memberName: string | null
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
}

const columns = sql`
  s.id, k.code as "companyCode", s.staff_name as "staffName", coalesce(m.user_id, s.member_key) as "userId",
  m.name as "memberName", s.effective_from::text as "effectiveFrom", s.effective_to::text as "effectiveTo"
  from crm_staff s join crm_companies k on k.id = s.company_id left join directory_members m on m.user_key = s.member_key`

export const listMappings = async (db: Handle): Promise<StaffMapping[]> =>
  (await db.rows<Row>(sql`select ${columns} order by k.code, s.staff_name, s.effective_from desc limit 2000`)).map(
    present,
  )

/** Somebody new under a name ends the time of whoever had it without an end. */
export const addMapping = (db: Db, by: Actor, body: StaffMappingBody): Promise<StaffMapping> =>
  db.tx(async (tx) => {
    const { staffName, effectiveFrom } = body
    const companyId = await lockCompany(tx, body.companyCode)
    await tx.run(sql`
      update crm_staff set effective_to = ${effectiveFrom}::date
      where company_id = ${companyId} and staff_name = ${staffName} and effective_to is null
        and effective_from < ${effectiveFrom}::date`)
    const id = newId('crms')
    await put(tx, companyId, id, body)
    const details = { staffName, userId: body.userId, effectiveFrom }
    await audit(tx, { ...by, action: 'crm_staff.create', target: targetOf(id), details })
    return existing(tx, id)
  })

export const changeMapping = (db: Db, by: Actor, id: string, body: StaffMappingBody): Promise<StaffMapping> =>
  db.tx(async (tx) => {
    await existing(tx, id)
    const companyId = await lockCompany(tx, body.companyCode)
    await tx.run(sql`delete from crm_staff where id = ${id}`)
    await put(tx, companyId, id, body)
    await audit(tx, { ...by, action: 'crm_staff.update', target: targetOf(id), details: { ...body } })
    return existing(tx, id)
  })

export const removeMapping = (db: Db, by: Actor, id: string): Promise<void> =>
  db.tx(async (tx) => {
    const { staffName, userId } = await existing(tx, id)
    await tx.run(sql`delete from crm_staff where id = ${id}`)
    await audit(tx, { ...by, action: 'crm_staff.delete', target: targetOf(id), details: { staffName, userId } })
  })

async function put(tx: Transaction, companyId: number, id: string, body: StaffMappingBody): Promise<void> {
  const { staffName, userId, effectiveFrom, effectiveTo = null } = body
  if (effectiveTo !== null && effectiveTo <= effectiveFrom)
    throw refusal(40000, '参数错误：effectiveTo: 须晚于 effectiveFrom')
  const member = await tx.one(sql`select 1 from directory_members where user_key = ${userId.toLowerCase()}`)
  if (!member) throw refusal(40000, '参数错误：userId: 通讯录中没有该成员')
  const overlap = await tx.one(sql`
    select 1 from crm_staff where company_id = ${companyId} and staff_name = ${staffName}
      and effective_from < coalesce(${effectiveTo}::date, 'infinity') and coalesce(effective_to, 'infinity') > ${effectiveFrom}::date`)
  if (overlap) throw refusal(40912)
  await tx.run(sql`
    insert into crm_staff (id, company_id, staff_name, member_key, effective_from, effective_to)
    values (${id}, ${companyId}, ${staffName}, ${userId.toLowerCase()}, ${effectiveFrom}::date, ${effectiveTo}::date)`)
}

/** Two who map the same name take turns. */
async function lockCompany(tx: Transaction, code: string): Promise<number> {
  const company = await tx.one<{ id: number }>(sql`select id from crm_companies where code = ${code} for no key update`)
  if (!company) throw refusal(40000, '参数错误：companyCode: 没有该企业')
  return company.id
}

async function existing(db: Handle, id: string): Promise<StaffMapping> {
  const row = await db.one<Row>(sql`select ${columns} where s.id = ${id}`)
  if (!row) throw refusal(40413)
  return present(row)
}

const present = ({ id, memberName, effectiveTo, ...row }: Row): StaffMapping => ({
  mappingId: id,
  ...row,
  ...(memberName !== null && { memberName }),
  ...(effectiveTo !== null && { effectiveTo }),
})

const targetOf = (id: string) => ({ type: 'crm_staff', id })
