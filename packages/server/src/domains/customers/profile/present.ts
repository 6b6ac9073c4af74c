import type { CustomerIdentity, CustomerSummary, Tag } from '../contract.ts'
import { maskPhone } from '../phone.ts'
import type { Customer } from './rows.ts'

interface Known {
  readonly identities: readonly CustomerIdentity[]
  /** Of the whole desk. */
  readonly tags: ReadonlyMap<string, Tag>
  readonly phone: string | undefined
}

/** Unset keys are left out. The phone is never whole. */
export const presentCustomer = (c: Customer, { identities, tags, phone }: Known): CustomerSummary => ({
  customerId: c.id,
  ...(c.name && { name: c.name }),
  ...(c.remark && { remark: c.remark }),
  ...(c.avatar && { avatar: c.avatar }),
  ...(phone && { phoneMasked: maskPhone(phone) }),
  isVip: c.isVip,
  tags: c.tagIds.flatMap((id) => tags.get(id) ?? []),
  identities: [...identities],
  createdAt: c.createdAt.toISOString(),
})
