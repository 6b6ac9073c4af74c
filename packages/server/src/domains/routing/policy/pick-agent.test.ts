import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, pickAgent } from './pick-agent.ts'

const csId = fc.constantFrom('anna', 'bert', 'carl', 'dora', 'emil')
const candidate: fc.Arbitrary<Candidate> = fc
  .record({
    csId,
    maxLoad: fc.integer({ min: 0, max: 9 }),
    taken: fc.integer({ min: 0, max: 9 }),
    minutesAgo: fc.option(fc.integer({ min: 0, max: 3 })),
  })
  .map(({ csId, maxLoad, taken, minutesAgo }) => ({
    csId,
    maxLoad,
    load: Math.min(taken, maxLoad),
    lastAssignedAt: minutesAgo === null ? null : new Date(Date.UTC(2026, 0, 1) - minutesAgo * 60_000),
  }))
const candidates = fc.uniqueArray(candidate, { selector: ({ csId }) => csId })
const ratio = ({ load, maxLoad }: Candidate) => load / maxLoad
const idleSince = ({ lastAssignedAt }: Candidate) => lastAssignedAt?.getTime() ?? 0

test('whoever is picked has room, and somebody is picked whenever somebody has', () => {
  fc.assert(
    fc.property(candidates, fc.option(csId), (all, last) => {
      const free = all.filter(({ load, maxLoad }) => load < maxLoad)
      const picked = pickAgent(all, last)
      expect(picked !== undefined).toBe(free.length > 0)
      if (picked) expect(free).toContain(picked)
    }),
  )
})

test('whoever had the customer last gets them again, as long as they have room', () => {
  fc.assert(
    fc.property(candidates, csId, (all, last) => {
      const before = all.find((one) => one.csId === last && one.load < one.maxLoad)
      if (before) expect(pickAgent(all, last)).toBe(before)
    }),
  )
})

test('else nobody is less loaded for what they can take, and of equals nobody got nothing for longer', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const picked = pickAgent(all, null)
      if (!picked) return
      for (const other of all.filter(({ load, maxLoad }) => load < maxLoad)) {
        expect(ratio(other)).toBeGreaterThanOrEqual(ratio(picked))
        if (ratio(other) === ratio(picked)) expect(idleSince(other)).toBeGreaterThanOrEqual(idleSince(picked))
      }
    }),
  )
})

test('every node picks the same, in whatever order it reads them', () => {
  fc.assert(
    fc.property(candidates, fc.option(csId), (all, last) => {
      expect(pickAgent([...all].reverse(), last)).toBe(pickAgent(all, last))
    }),
  )
})
