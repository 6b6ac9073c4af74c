import type { CustomerSummary } from '@yingda/server/domains/customers/contract'

/** As the desk calls them, or else as one of their channels does. */
export const nameOf = ({ name, identities, customerId }: CustomerSummary): string =>
  name ?? identities.find((one) => one.name)?.name ?? identities[0]?.customerRef ?? customerId
