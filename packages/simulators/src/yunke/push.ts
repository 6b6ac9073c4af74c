import { createHash } from 'node:crypto'
import type { CompanyWorld, State } from './state.ts'
import { type Call, pushRow } from './world/call.ts'
import { recordingUrl } from './world/recordings.ts'

const deadlineMs = 5_000

/** Tells the receiver of a finished call; without its thanks the call goes into the queue of failed pushes. */
export function pushCall(state: State, world: CompanyWorld, call: Call): void {
  if (state.pushUrl === '') return
  const push = post(state, world, call).then((isThanked) => {
    if (!isThanked) world.failed.set(call.id, '')
  })
  state.pushing.add(push)
  void push.finally(() => state.pushing.delete(push))
}

async function post(state: State, { company }: CompanyWorld, call: Call): Promise<boolean> {
  state.counters.pushes += 1
  const url = call.hasRecording ? recordingUrl(company.origin, call.id, undefined) : ''
  const timestamp = String(Math.floor(state.clock.now()))
  const signed = company.signKey + company.code + company.partnerId + timestamp
  const sign = createHash('md5').update(signed).digest('hex').toUpperCase()
  const headers = { company: company.code, partnerId: company.partnerId, timestamp, sign }
  try {
    const response = await fetch(state.pushUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(state.settings.signPushes && headers) },
      body: JSON.stringify(pushRow(call, url)),
      signal: AbortSignal.timeout(deadlineMs),
    })
    const answer: unknown = await response.json()
    return (
      response.ok && typeof answer === 'object' && answer !== null && 'success' in answer && answer.success === true
    )
  } catch {
    // @NOTE A receiver that cannot be reached, or does not answer JSON, has not got the call.
    return false
  }
}
