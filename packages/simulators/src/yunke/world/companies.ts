export interface Company {
  readonly code: string
  readonly name: string
  /** Of its open API. */
  readonly signKey: string
  readonly partnerId: string
  /** Where it is reached, once the simulator has started. */
  origin: string
}

/** Two companies of one phone, each on a host of its own. */
export const demoCompanies = (): readonly [Company, Company] => [
  {
    ...{ code: 'yk2fy7', name: '云杉科技', origin: '' },
    ...{ signKey: 'simulated-sign-key-of-the-first', partnerId: 'p0123456789abcdef0123456789abcdef' },
  },
  {
    ...{ code: 'yk8sta', name: '云杉售后', origin: '' },
    ...{ signKey: 'simulated-sign-key-of-the-second', partnerId: 'pfedcba9876543210fedcba9876543210' },
  },
]
