import fc from 'fast-check'

interface OfCustomer {
  readonly customer: string
}

/** What agents do with the newest session of a customer. */
export const byAgents = [
  'accepts',
  'replies',
  'closes',
  'requeues',
  'releases',
  'takes over',
  'reopens',
  'accepts transfer',
  'declines transfer',
  'cancels transfer',
] as const

/** What the desk does by itself. */
export const byDesk = ['desk requeues', 'desk releases', 'desk closes', 'desk says'] as const

export type Action = OfCustomer &
  (
    | { readonly kind: 'says' | 'asks' | 'repeats' | 'time passes' }
    | { readonly kind: 'bot'; readonly missed: boolean }
    | { readonly kind: (typeof byAgents)[number]; readonly agent: string }
    | { readonly kind: 'hands over' | 'reassigns'; readonly agent: string; readonly to: string }
    | { readonly kind: 'desk assigns'; readonly to: string }
    | { readonly kind: (typeof byDesk)[number] }
  )

/** Two agents and a supervisor, and few customers, so that they get in each other's way. */
export const capacity = { anna: 1, bert: 2, chef: 2 }
export const supervisors: readonly string[] = ['chef']

const customer = fc.constantFrom('c1', 'c1', 'c2', 'c3')
const agent = fc.constantFrom('anna', 'bert', 'chef')

const weighted = (weight: number, arbitrary: fc.Arbitrary<Action>) => ({ weight, arbitrary })
const of = <Kind extends string>(kind: Kind) => fc.constant(kind)

/** Anything, by anybody, in any order. */
const action: fc.Arbitrary<Action> = fc.oneof(
  weighted(4, fc.record({ customer, kind: of('says') })),
  weighted(6, fc.record({ customer, kind: of('asks') })),
  weighted(2, fc.record({ customer, kind: of('repeats') })),
  weighted(3, fc.record({ customer, kind: of('time passes') })),
  weighted(6, fc.record({ customer, kind: of('bot'), missed: fc.boolean() })),
  weighted(10, fc.record({ customer, agent, kind: of('accepts') })),
  weighted(28, fc.record({ customer, agent, kind: fc.constantFrom(...byAgents) })),
  weighted(5, fc.record({ customer, agent, kind: of('closes') })),
  weighted(6, fc.record({ customer, agent, kind: of('reopens') })),
  weighted(6, fc.record({ customer, agent, to: agent, kind: of('hands over') })),
  weighted(2, fc.record({ customer, agent, to: agent, kind: of('reassigns') })),
  weighted(4, fc.record({ customer, to: agent, kind: of('desk assigns') })),
  weighted(5, fc.record({ customer, kind: fc.constantFrom(...byDesk) })),
)
export const actions = fc.array(action, { minLength: 10, maxLength: 80, size: 'max' })
