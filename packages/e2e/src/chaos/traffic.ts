import { exponentialMs, type Random, shuffle } from './random.ts'

export interface Faq {
  readonly question: string
  readonly answer: string
}

/** One customer message of the run. */
export interface Question {
  readonly customer: string
  /** Like no other text of the run, so that every ledger can be searched for it. */
  readonly text: string
  /** What the bot has to answer; unset when the customer is with a person. */
  readonly answer: string | undefined
  /** When it is sent, counted from the first. */
  readonly atMs: number
}

export interface TrafficPlan {
  readonly n: number
  readonly ratePerSecond: number
  readonly customers: readonly string[]
  /** Those of them who are with a person. */
  readonly handedOver: ReadonlySet<string>
  readonly faqs: readonly Faq[]
  /** Of a customer, where fewer than the usual ten can all be answered. */
  readonly mostOf?: (customer: string) => number
}

const usualMost = 10
const burstSize = 20
const burstShare = 0.03

/** Every customer asks every question at most once: an answer then names its question, and a repeat is a repeat. */
export function planTraffic(
  { n, ratePerSecond, customers, handedOver, faqs, mostOf = () => usualMost }: TrafficPlan,
  random: Random,
): Question[] {
  const pairs = customers.flatMap((customer) =>
    shuffle(faqs, random)
      .slice(0, mostOf(customer))
      .map((faq) => ({ customer, faq })),
  )
  if (pairs.length < n) throw new Error(`${customers.length} customers cannot ask ${n} different questions.`)
  const clock = startClock(ratePerSecond, random)
  return shuffle(pairs, random)
    .slice(0, n)
    .map(({ customer, faq }, index) => ({
      customer,
      text: `${faq.question} #${index + 1}`,
      answer: handedOver.has(customer) ? undefined : faq.answer,
      atMs: clock(),
    }))
}

/** One by one at random moments, and now and then a burst at one moment; the mean is the rate. */
function startClock(ratePerSecond: number, random: Random): () => number {
  const groupsPerSecond = ratePerSecond / (1 + burstShare * (burstSize - 1))
  let atMs = 0
  let left = 0
  return () => {
    if (left === 0) {
      atMs += exponentialMs(groupsPerSecond, random)
      left = random() < burstShare ? burstSize : 1
    }
    left -= 1
    return Math.round(atMs)
  }
}
