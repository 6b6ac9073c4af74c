import type { Delivered, Ledgers } from './ledgers.ts'
import type { Question } from './traffic.ts'

/** Each figure is the list of what was found, so that a breach names its messages. */
export type Figure = (ledgers: Ledgers) => string[]

/** Times are noted in whole milliseconds, each up to one off. */
const clockErrorMs = 2

const acked: Figure = ({ a }) => a.deliveries.filter((d) => ackedAtMs(d) !== undefined).map(({ text }) => text)

/** All attempts failed: the sender does not come back with this message. */
export const gaveUp: Figure = ({ a }) => a.deliveries.filter((d) => ackedAtMs(d) === undefined).map(({ text }) => text)

/** Got a 200, and nobody will ever find it. Stricter than "neither shown nor stored": shown alone does not count. */
export const ackedLost: Figure = (ledgers) => {
  const stored = new Set(ledgers.c.messages.map(({ content }) => content))
  return acked(ledgers).filter((text) => !stored.has(text))
}

export const notShown: Figure = (ledgers) => {
  const shown = new Set(ledgers.b.flatMap(({ conversations }) => conversations.flat()).map(({ content }) => content))
  const lost = new Set(ackedLost(ledgers))
  return acked(ledgers).filter((text) => !shown.has(text) && !lost.has(text))
}

/** Frames that told an agent a message again: the same id, or the same text of a customer under another id. */
export const dupShown: Figure = ({ b }) =>
  b.flatMap(({ agent, frames }) =>
    repeats(frames.map((line) => (line.senderType === 'customer' ? line.content : line.msgId))).map(
      (again) => `${agent}: ${again}`,
    ),
  )

/** One message in two rows, by its remote id or by its text. */
export const dupRows: Figure = ({ asked, c }) => {
  const texts = new Set(asked.map(({ text }) => text))
  const ofTheRun = c.messages.filter(({ content }) => texts.has(content)).map(({ content }) => content)
  const others = c.messages.filter(({ content }) => !texts.has(content)).flatMap(({ remoteKey }) => remoteKey ?? [])
  return repeats([...ofTheRun, ...others])
}

/** A customer asks nothing twice, so the same words a second time are the same reply a second time. */
export const dupSent: Figure = ({ a }) => repeats(a.sent.flatMap(({ to, text }) => to.map((one) => `${one}: ${text}`)))

/** Pairs of one conversation that a screen shows in another order than they surely happened in. */
export const orderInversions: Figure = ({ a, b }) => {
  const byText = new Map(a.deliveries.map((delivery) => [delivery.text, delivery]))
  return b.flatMap(({ conversations }) =>
    conversations.flatMap((lines) => inverted(lines.flatMap(({ content }) => byText.get(content) ?? []))),
  )
}

function inverted(shown: readonly Delivered[]): string[] {
  return shown.flatMap((below, index) =>
    shown
      .slice(0, index)
      .filter((above) => happenedBefore(below, above))
      .map((above) => `${above.text} stands above ${below.text}`),
  )
}

/** Only what was acked before the other was sent for the first time has an order at all. */
function happenedBefore(first: Delivered, second: Delivered): boolean {
  const ackedMs = ackedAtMs(first)
  const sentAt = second.attempts[0]?.at
  return ackedMs !== undefined && sentAt !== undefined && ackedMs + clockErrorMs <= Date.parse(sentAt)
}

function ackedAtMs({ attempts }: Delivered): number | undefined {
  const ack = attempts.find(({ status }) => status === 200)
  return ack && Date.parse(ack.at) + ack.ms
}

/** The bot owes an answer to every acked question: it arrived, or the desk says that it may have. */
export const unanswered: Figure = (ledgers) => {
  const settled = new Set([
    ...ledgers.a.sent.flatMap(({ to, text }) => to.map((customer) => keyOf(customer, text))),
    ...ledgers.c.messages
      .filter(({ delivery }) => delivery === 'unknown')
      .map(({ customer, content }) => keyOf(customer, content)),
  ])
  const received = new Set(acked(ledgers))
  const owed = ledgers.asked.filter((one): one is Owed => one.answer !== undefined && received.has(one.text))
  return owed.filter(({ customer, answer }) => !settled.has(keyOf(customer, answer))).map(({ text }) => text)
}

type Owed = Question & { readonly answer: string }
const keyOf = (customer: string, text: string) => `${customer}\n${text}`

export const unknown: Figure = ({ c }) =>
  c.messages
    .filter(({ delivery }) => delivery === 'unknown')
    .map(({ customer, content }) => `to ${customer}: ${content}`)

export function unknownOfAccounts({ c }: Ledgers): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { account, delivery } of c.messages)
    if (delivery === 'unknown') counts.set(account, (counts.get(account) ?? 0) + 1)
  return counts
}

/** Rows that still wait in a room. */
export const left: Figure = ({ c }) => [...c.left]

export const complaints: Figure = ({ b }) =>
  b.flatMap(({ agent, complaints }) => complaints.map((text) => `${agent}: ${text}`))

function repeats(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return keys.filter((key) => seen.size === seen.add(key).size)
}
