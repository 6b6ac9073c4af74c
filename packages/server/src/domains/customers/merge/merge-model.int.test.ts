import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { createLog } from '../../../platform/log.ts'
import { accountId, openWorld } from '../../sessions/testing/world.ts'
import { brokenRules, by, customerOf, phones, visit } from '../testing/people.ts'
import { mergeCustomers } from './merge.ts'
import { moveSome, startMoves } from './moves.ts'
import { splitCustomer } from './split.ts'

const world = await openWorld([])
const { db } = world

const people = ['a', 'b', 'c', 'd', 'e'] as const
type Person = (typeof people)[number]
type Command =
  | { readonly does: 'split'; readonly who: Person }
  | { readonly does: 'merge'; readonly who: Person; readonly from: Person }
type Action = Command | { readonly does: 'visit'; readonly who: Person } | { readonly does: 'move' }

const person = fc.constantFrom(...people)
const actions = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ does: fc.constant('visit' as const), who: person }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('merge' as const), who: person, from: person }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('split' as const), who: person }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('move' as const) }) },
  ),
  { minLength: 5, maxLength: 25 },
)

/** Who is one person with whom: identities of the same group have the same customer, others have another. */
function openModel() {
  const groups = new Map<Person, symbol>()
  const membersOf = (group: symbol | undefined) => people.filter((one) => groups.get(one) === group)
  return {
    visits: (who: Person) => void groups.set(who, groups.get(who) ?? Symbol(who)),
    merge(who: Person, from: Person): boolean {
      const [into, gone] = [groups.get(who), groups.get(from)]
      if (!into || !gone || into === gone) return false
      for (const one of membersOf(gone)) groups.set(one, into)
      return true
    },
    split(who: Person): boolean {
      const group = groups.get(who)
      if (!group || membersOf(group).length < 2) return false
      groups.set(who, Symbol(who))
      return true
    },
    partition: () => partitionOf(new Map(people.flatMap((one) => [[one, groups.get(one)] as const]))),
  }
}

const partitionOf = (owners: ReadonlyMap<Person, unknown>) =>
  people.map((one) => people.findIndex((other) => owners.get(other) === owners.get(one)))

let runs = 0

test('however customers are merged and split, each identity is of one of them and no session is ever lost', async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (all: readonly Action[]) => {
      const run = runs++
      const refOf = (who: Person) => `emp:${run}-${who}`
      const model = openModel()
      for (const action of all) {
        if (action.does === 'visit') {
          await visit(world, refOf(action.who))
          model.visits(action.who)
        } else if (action.does === 'move') await moveSome(db, 1)
        else expect([action, await doneBy(action, refOf)]).toEqual([action, expectedOf(model, action)])
        expect(await brokenRules(db)).toEqual([])
      }
      while (await moveSome(db, 2));
      expect(await brokenRules(db)).toEqual([])
      const owners = await Promise.all(people.map(async (one) => [one, await customerOf(db, refOf(one))] as const))
      expect(partitionOf(new Map(owners))).toEqual(model.partition())
      expect(await behind()).toEqual([])
      await db.run(sql`truncate customers, customer_identities, sessions cascade`)
    }),
    { numRuns: 25 },
  )
})

const expectedOf = (model: ReturnType<typeof openModel>, action: Command) =>
  action.does === 'merge' ? model.merge(action.who, action.from) : model.split(action.who)

async function doneBy(action: Command, refOf: (who: Person) => string): Promise<boolean> {
  const customerId = (await customerOf(db, refOf(action.who))) ?? 'cus_none'
  if (action.does === 'split')
    return accepted(splitCustomer(db, { customerId, accountId, customerRef: refOf(action.who), by }))
  const from = (await customerOf(db, refOf(action.from))) ?? 'cus_none'
  return accepted(mergeCustomers(db, phones, { into: customerId, from, by }))
}

const accepted = (command: Promise<unknown>): Promise<boolean> =>
  command.then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError) return false
      throw error
    },
  )

/** Sessions that are not with the customer whose identity wrote them. */
const behind = () =>
  db.rows(sql`
    select s.id from sessions s join customer_identities i using (account_id, customer_ref)
    where s.customer_id <> i.customer_id`)

test('customers who write, merge and split all at once: every new session ends with whoever survives', async () => {
  const refs = Array.from({ length: 6 }, (_, i) => `emp:busy${i}`)
  for (const ref of refs) await visit(world, ref)
  const worker = startMoves({ db, log: createLog('silent'), onCommitted: () => {} })
  onTestFinished(() => worker.stop())
  const writes = refs.map(async (ref) => {
    for (let i = 0; i < 12; i++) await visit(world, ref)
  })
  const merges = [0, 1, 2].map(async (lane) => {
    for (let i = 0; i < 15; i++) {
      const [into, from] = [refs[(lane + i) % 6] ?? '', refs[(lane * 2 + i * 5 + 1) % 6] ?? '']
      const [a = '', b = ''] = [await customerOf(db, into), await customerOf(db, from)]
      if (i % 3 === 2) await accepted(splitCustomer(db, { customerId: a, accountId, customerRef: into, by }))
      else await accepted(mergeCustomers(db, phones, { into: a, from: b, by }))
      worker.poke()
    }
  })
  await Promise.all([...writes, ...merges])
  worker.poke()
  await worker.idle()
  expect(await brokenRules(db)).toEqual([])
  expect(await behind()).toEqual([])
  const count = await db.one(sql`select count(*)::int as sessions from sessions`)
  expect(count).toEqual({ sessions: 6 * 13 })
})
