import { type Handle, sql } from '../../../platform/db.ts'
import type { Reader } from '../../sessions/index.ts'
import type { CustomerSummary, CustomersQuery } from '../contract.ts'
import { parsePhone } from '../phone.ts'
import { tagsById } from '../tags/tags.ts'
import { identitiesOf } from './identities.ts'
import type { PhoneBook } from './phone-book.ts'
import { presentCustomer } from './present.ts'
import { type Customer, customerColumns } from './rows.ts'
import { customerVisibleTo } from './visible.ts'

export interface CustomerPage {
  readonly items: CustomerSummary[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string
}

/** Newest customers first. Who was merged into another is found as the other. */
export async function searchCustomers(
  db: Handle,
  phones: PhoneBook,
  reader: Reader,
  query: CustomersQuery,
): Promise<CustomerPage> {
  const { tag, cursor = null, limit = 50 } = query
  const q = query.q?.trim() ?? ''
  const fits = sql`
    c.merged_into is null and ${customerVisibleTo(reader)} and ${taggedWith(tag)}
    and (${cursor}::text is null or c.id < ${cursor})`
  const rows = q
    ? await db.rows<Customer>(sql`
        select ${customerColumns} from customers c where c.id in (${named(phones, q)}) and ${fits}
        order by c.id desc limit ${limit + 1}`)
    : await db.rows<Customer>(sql`
        select ${customerColumns} from customers c where ${fits} order by c.id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items: await present(db, phones, items), ...(last && { next: last.id }) }
}

/** Said twice, so that the index of those who have tags fits. */
const taggedWith = (tag: string | undefined) =>
  tag === undefined ? sql`true` : sql`c.tag_ids <> '{}' and c.tag_ids @> array[${tag}::text]`

/** By each index there is. A pair of characters finds a name only by chance, so the name itself is looked at too. */
function named(phones: PhoneBook, q: string) {
  const like = q.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')
  const phone = parsePhone(q)
  return sql`
    select n.id from customers n
    where name_grams(coalesce(n.display_name, '') || ' ' || coalesce(n.remark, '')) @> ${gramsOf(q)}::text[]
      and (n.display_name ilike ${`%${like}%`} or n.remark ilike ${`%${like}%`})
    union select i.customer_id from customer_identities i
    where lower(i.customer_ref) like ${`${like}%`} or bare_ref(i.customer_ref) like ${`${like}%`}
    union select p.id from customers p where p.phone_index = any(${phone ? [...phones.find(phone)] : []}::bytea[])`
}

/** What `name_grams` makes of it, but for single characters where there are pairs. */
function gramsOf(q: string): string[] {
  const letters = [...q.toLowerCase()]
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
}

async function present(db: Handle, phones: PhoneBook, customers: readonly Customer[]): Promise<CustomerSummary[]> {
  const identities = await identitiesOf(
    db,
    customers.map(({ id }) => id),
  )
  const tags = await tagsById(db)
  return customers.map((customer) =>
    presentCustomer(customer, { identities: identities.get(customer.id) ?? [], tags, phone: phones.open(customer) }),
  )
}
