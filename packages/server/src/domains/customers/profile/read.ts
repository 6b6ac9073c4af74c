import type { Handle } from '../../../platform/db.ts'
import type { Reader } from '../../sessions/index.ts'
import type { CustomerProfile } from '../contract.ts'
import { tagsById } from '../tags/tags.ts'
import { identitiesOf } from './identities.ts'
import type { PhoneBook } from './phone-book.ts'
import { presentCustomer } from './present.ts'
import { type Customer, findCustomer } from './rows.ts'
import { sessionCountOf, sessionsOf } from './sessions.ts'

export interface ProfileDeps {
  readonly phones: PhoneBook
  /** What the directory knows of a customer who is a member of the company. */
  readonly employeeCard: (
    db: Handle,
    accountId: string,
    customerRef: string,
  ) => Promise<{ readonly departments: readonly string[]; readonly position: string | null } | undefined>
}

/** Of the customer, or of the one they were merged into. */
export async function readProfile(
  db: Handle,
  deps: ProfileDeps,
  reader: Reader,
  id: string,
): Promise<CustomerProfile | undefined> {
  const asked = await findCustomer(db, id)
  const customer = asked?.mergedInto ? await findCustomer(db, asked.mergedInto) : asked
  if (!customer) return undefined
  const profile = await profileOf(db, deps, reader, customer)
  return asked === customer ? profile : { ...profile, mergedInto: customer.id }
}

async function profileOf(db: Handle, deps: ProfileDeps, reader: Reader, customer: Customer): Promise<CustomerProfile> {
  const { id, email, notes, version, updatedAt } = customer
  const [identities = []] = (await identitiesOf(db, [id])).values()
  const tags = await tagsById(db)
  return {
    ...presentCustomer(customer, { identities, tags, phone: deps.phones.open(customer) }),
    ...(email && { email }),
    ...(notes && { notes }),
    ...(await employment(db, deps, identities)),
    sessions: await sessionsOf(db, reader, id),
    sessionCount: await sessionCountOf(db, reader, id),
    version,
    updatedAt: updatedAt.toISOString(),
  }
}

/** By the first identity that the directory knows. */
async function employment(
  db: Handle,
  { employeeCard }: ProfileDeps,
  identities: CustomerProfile['identities'],
): Promise<Pick<CustomerProfile, 'departments' | 'position'>> {
  for (const { accountId, customerRef } of identities) {
    const card = await employeeCard(db, accountId, customerRef)
    if (card) return { departments: [...card.departments], ...(card.position && { position: card.position }) }
  }
  return {}
}
