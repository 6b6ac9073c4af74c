import type { ChatFaults, Delivery } from '@yingda/simulators'

/** A place where customers write, in this process, and what it knows of what was sent and answered. */
export interface Remote {
  /** What the desk calls a customer of this place. */
  refOf(customer: string): string
  /** Questions of one customer that are surely all answered, when they may wait for their answers together. */
  readonly mostQuestions: number
  write(said: { readonly from: string; readonly text: string }): void
  faults(faults: Pick<ChatFaults, 'duplicateRate' | 'reorderRate' | 'maxDelayMs'>): void
  deliveries(): readonly Delivery[]
  sent(): readonly { readonly to: readonly string[]; readonly text: string }[]
  counters(): { readonly attempts: number; readonly duplicated: number }
  drain(): Promise<void>
}

/** What every simulator can do that delivers messages of customers. */
type Simulator = Pick<Remote, 'faults' | 'deliveries' | 'sent' | 'counters' | 'drain'> & {
  message(said: { from: string; text: string }): unknown
}

export const remoteOf = (sim: Simulator, refOf: Remote['refOf'], mostQuestions = 10): Remote => ({
  refOf,
  mostQuestions,
  write: (said) => void sim.message(said),
  faults: (faults) => sim.faults(faults),
  deliveries: () => sim.deliveries(),
  sent: () => sim.sent(),
  counters: () => sim.counters(),
  drain: () => sim.drain(),
})

/** Of five customers three write by the first place, one by each of the others. */
export function shareOut(places: readonly [Remote, ...Remote[]]): (customer: string) => Remote {
  const [first, ...others] = places
  const turns = [first, first, first, ...others]
  return (customer) => turns[Number(customer.replace(/\D+/g, '')) % turns.length] ?? first
}
