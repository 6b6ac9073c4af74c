import { type Db, sql } from '../../../platform/db.ts'
import { type AuditEntry, audit } from '../../audit/index.ts'
import { tellSummary } from '../../sessions/index.ts'
import type { CustomerChanges } from '../contract.ts'
import { parsePhone } from '../phone.ts'
import { refusal } from '../refusal.ts'
import { tellCustomers } from '../tell.ts'
import { lockLiving } from './living.ts'
import type { PhoneBook } from './phone-book.ts'
import type { Customer } from './rows.ts'

export interface Change {
  readonly customerId: string
  readonly changes: CustomerChanges
  readonly by: Pick<AuditEntry, 'actor' | 'ip'>
}

/** Writes what was changed. Of two who change what both have read, the second is refused. */
export const changeProfile = (db: Db, phones: PhoneBook, { customerId, changes, by }: Change): Promise<void> =>
  db.tx(async (tx) => {
    const wanted = clean(changes)
    // Sessions are locked before anything is written, so this is told before it is known whether anything differs.
    if (isShown(wanted)) await tellSummary(tx, customerId)
    const before = await lockLiving(tx, customerId)
    if (before.version !== changes.version) throw refusal(40901, undefined, { version: before.version })
    // One that no key opens any more is still there to be taken away.
    const phone = phones.open(before) ?? before.phoneSealed
    const fields = changedFields({ ...before, phone }, wanted)
    if (fields.length === 0) return
    const { name, remark, email, isVip, notes } = { ...before, ...wanted }
    await tx.run(sql`
      update customers set display_name = ${name}, remark = ${remark}, email = ${email}, is_vip = ${isVip},
        notes = ${notes}, version = version + 1, updated_at = now() where id = ${customerId}`)
    if (fields.includes('phone')) {
      const kept = wanted.phone ? phones.seal(wanted.phone, customerId) : undefined
      await tx.run(sql`
        update customers set phone_sealed = ${kept?.sealed ?? null}, phone_index = ${kept?.index ?? null}
        where id = ${customerId}`)
    }
    const target = { type: 'customer', id: customerId }
    await audit(tx, { ...by, action: 'customer.update', target, details: { fields } })
    await tellCustomers(tx, [{ customerId }])
  })

type Fields = Pick<Customer, 'name' | 'remark' | 'email' | 'isVip' | 'notes'> & { readonly phone: string | null }

/** Whether a session's summary says it. */
const isShown = ({ name, remark, isVip }: Partial<Fields>) =>
  name !== undefined || remark !== undefined || isVip !== undefined

/** An empty text takes away what was there. */
function clean({ version: _, ...given }: CustomerChanges): Partial<Fields> {
  const { isVip, ...texts } = given
  const wanted = Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, text.trim() || null]))
  const { phone, email } = wanted
  const parsed = phone ? parsePhone(phone) : phone
  if (phone && !parsed) throw refusal(40000, 'phone 不是电话号码，请填写 5 至 20 位数字')
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw refusal(40000, 'email 不是邮箱地址')
  return { ...wanted, ...(parsed && { phone: parsed }), ...(isVip !== undefined && { isVip }) }
}

const changedFields = (before: Fields, wanted: Partial<Fields>): (keyof Fields)[] =>
  (['name', 'remark', 'phone', 'email', 'isVip', 'notes'] as const).filter(
    (field) => wanted[field] !== undefined && wanted[field] !== before[field],
  )
