import { createRandom } from '../../common/random.ts'
import type { Call } from './call.ts'
import { contacts, employees } from './people.ts'

const dayMs = 86_400_000
const days = 30
const firstSecond = 9 * 3_600
const workingSeconds = 9 * 3_600

/** So many calls of the last 30 days, oldest first: the same seed and moment make the same ones. */
export function makeCalls(count: number, seed: number, now: number): Call[] {
  const random = createRandom(seed)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const midnight = now - ((now + 8 * 3_600_000) % dayMs)
  const calls: Call[] = []
  for (let number = 1; number <= count; number += 1) {
    const day = midnight - (1 + Math.floor(random() * days)) * dayMs
    const startedAt = day + (firstSecond + Math.floor(random() * workingSeconds)) * 1_000
    const talkSeconds = random() < 0.25 ? 0 : 5 + Math.floor(random() ** 2 * 600)
    const contact = pick(contacts)
    const employee = pick(employees)
    if (!contact || !employee) continue
    calls.push({
      ...{ id: `sim-${seed}-${number}`, callId: '', contact, employee, startedAt, talkSeconds },
      isIncoming: random() < 0.4,
      ringSeconds: 3 + Math.floor(random() * 25),
      hasRecording: talkSeconds > 0 && random() < 0.9,
    })
  }
  return calls.sort((a, b) => a.startedAt - b.startedAt)
}
