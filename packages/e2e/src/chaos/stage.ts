import { demoMembers } from '@yingda/simulators'
import { Agent } from './agent.ts'
import type { DeskApi } from './desk-api.ts'
import type { Random } from './random.ts'
import type { Remote } from './remotes/remote.ts'
import { until } from './until.ts'

const agentIds = ['chaos-a', 'chaos-b', 'chaos-c', 'chaos-d']
export const members = [
  ...demoMembers,
  ...agentIds.map((userid) => ({ userid, name: `坐席 ${userid}`, department: [2], position: '服务台客服' })),
]

/** How many sessions an agent may have by default. */
const loadOfAgent = 5
const handedOverShare = 0.1

export interface Cast {
  readonly customers: readonly string[]
  /** With a person from the start; the others are with the bot. */
  readonly handedOver: ReadonlySet<string>
}

/** Nine questions a customer on average, and not too few customers. */
export function castFor(n: number): Cast {
  const count = Math.max(40, Math.ceil(n / 9))
  const customers = Array.from({ length: count }, (_, index) => `customer-${index + 1}`)
  const handedOver = Math.min(Math.ceil(count * handedOverShare), agentIds.length * loadOfAgent)
  return { customers, handedOver: new Set(customers.slice(0, handedOver)) }
}

interface StageDeps {
  readonly placeOf: (customer: string) => Remote
  readonly api: DeskApi
  readonly deskUrl: string
  readonly random: Random
}

/** Signs the agents in and opens their screens; each customer of the bot is watched by exactly one of them. */
export async function openAgents(cast: Cast, { placeOf, api, deskUrl, random }: StageDeps): Promise<Agent[]> {
  const watchers = new Map(
    cast.customers
      .filter((customer) => !cast.handedOver.has(customer))
      .map((customer, index) => [placeOf(customer).refOf(customer), agentIds[index % agentIds.length]]),
  )
  const agents: Agent[] = []
  for (const userId of agentIds) {
    const { token } = await api.login(userId)
    const watches = (customerId: string) => watchers.get(customerId) === userId
    agents.push(new Agent({ userId, token, deskUrl, api, random, watches }))
  }
  await until('every agent is connected', () => agents.every((agent) => agent.settled))
  return agents
}

/** They ask for a person, and the agents share them: what such a customer writes is the assignee's to see. */
export async function handOver(cast: Cast, agents: readonly Agent[], { placeOf, api }: StageDeps): Promise<void> {
  for (const from of cast.handedOver) placeOf(from).write({ from, text: '转人工' })
  const [first] = agents
  if (!first) throw new Error('There is nobody to hand over to.')
  const waited = new Set([...cast.handedOver].map((customer) => placeOf(customer).refOf(customer)))
  const waiting = async () => {
    const pending = await api.sessions(first.token, 'pending')
    return pending.filter(({ customerId }) => waited.has(customerId))
  }
  await until('every customer waits for a person', async () => (await waiting()).length === cast.handedOver.size)
  for (const [index, { sessionId }] of (await waiting()).entries()) {
    const agent = agents[index % agents.length] ?? first
    await api.accept(agent.token, sessionId, agent.userId)
  }
}
