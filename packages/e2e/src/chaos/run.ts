import { demoFaqs } from '../../../server/src/app/demo-content.ts'
import { databaseUrlIn } from '../process/scratch.ts'
import { type AtEnd, tidily } from '../process/tidily.ts'
import type { Agent } from './agent.ts'
import { collect } from './collect.ts'
import { deskApi } from './desk-api.ts'
import { keepEvidence } from './evidence.ts'
import { notShown } from './figures.ts'
import { killAgainAndAgain, planKills } from './kills.ts'
import type { Ledgers } from './ledgers.ts'
import type { Options } from './options.ts'
import { paceFor } from './pace.ts'
import { untilNothingMoves } from './quiet.ts'
import { createRandom } from './random.ts'
import type { Remote } from './remotes/remote.ts'
import { startSending } from './send.ts'
import { castFor, handOver, openAgents } from './stage.ts'
import { openStored, type Stored } from './stored.ts'
import { planTraffic, type Question } from './traffic.ts'
import { holdsWithin } from './until.ts'
import { judge, type Verdict } from './verdict.ts'
import { startWorld, type World } from './world.ts'

export interface Run {
  readonly verdict: Verdict
  /** Messages a second, on average. */
  readonly pace: number
  readonly attempts: number
  readonly repeatedAfterAck: number
  readonly reconnects: number
  readonly resets: number
  readonly seconds: number
  /** Where the ledgers of a breach are kept. */
  readonly evidence: string | undefined
}

const showWithinMs = 15_000

/** One seed: a fresh desk, customers who ask, agents who look, and kill -9. */
export const runSeed = (options: Options, seed: number): Promise<Run> =>
  tidily(async (atEnd) => {
    const sinceMs = performance.now()
    const world = await startWorld(seed, options.retryMs, atEnd)
    const { remotes, desk } = world
    const stored = await openStored(await databaseUrlIn(world.folder))
    atEnd(stored.close)
    const pace = await Promise.race([paceFor(options, desk), desk.crashed])
    const { agents, questions } = await setStage({ ...options, rate: pace }, seed, world, atEnd)

    const restarts = await Promise.race([endure(options, seed, world, questions), desk.crashed])
    const ledgers = await settledLedgers(questions, world, agents, stored)
    const happened = { kills: options.kills, untimed: options.smoke, ...restarts }
    const verdict = judge(ledgers, happened)
    const counted = (pick: (counters: ReturnType<Remote['counters']>) => number) =>
      remotes.reduce((total, remote) => total + pick(remote.counters()), 0)
    const sum = (pick: (agent: Agent) => number) => agents.reduce((total, agent) => total + pick(agent), 0)
    return {
      verdict,
      pace,
      attempts: counted((counters) => counters.attempts),
      repeatedAfterAck: counted((counters) => counters.duplicated),
      reconnects: sum((agent) => agent.connections - 1),
      resets: sum((agent) => agent.resets),
      seconds: Math.round((performance.now() - sinceMs) / 1_000),
      evidence: verdict.breaches.length > 0 ? await keepEvidence(seed, world, ledgers) : undefined,
    }
  })

async function setStage(options: Options, seed: number, world: World, atEnd: AtEnd) {
  const cast = castFor(options.n)
  const { placeOf, desk } = world
  const deps = { placeOf, api: deskApi(desk.url), deskUrl: desk.url, random: createRandom(seed + 1_000_000) }
  const agents = await openAgents(cast, deps)
  atEnd(async () => {
    for (const agent of agents) agent.close()
  })
  await handOver(cast, agents, deps)
  const mostOf = (customer: string) => placeOf(customer).mostQuestions
  const plan = { ...cast, n: options.n, ratePerSecond: options.rate, faqs: demoFaqs, mostOf }
  return { agents, questions: planTraffic(plan, createRandom(seed)) }
}

async function endure(
  options: Options,
  seed: number,
  { remotes, placeOf, desk }: World,
  questions: readonly Question[],
) {
  for (const remote of remotes) remote.faults(options.faults)
  const sending = startSending(placeOf, questions)
  const kills = planKills(options.kills, questions, createRandom(seed + 2_000_000))
  const [restarts] = await Promise.all([killAgainAndAgain(desk, kills, sending), sending.done])
  return restarts
}

/** The three ledgers when the last message has gone everywhere it goes, or surely does not. */
async function settledLedgers(
  questions: readonly Question[],
  { remotes, desk }: World,
  agents: readonly Agent[],
  stored: Stored,
): Promise<Ledgers> {
  const all = { drain: () => Promise.all(remotes.map((remote) => remote.drain())) }
  await Promise.race([untilNothingMoves(all, stored), desk.crashed])
  const ledgerC = await stored.read()
  const read = () => collect(questions, remotes, agents, ledgerC)
  await holdsWithin(showWithinMs, () => agents.every(({ settled }) => settled) && notShown(read()).length === 0)
  return read()
}
