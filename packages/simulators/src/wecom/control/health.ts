import { activeFaults } from '../faults.ts'
import type { ControlCall } from './call.ts'

/** `GET /_sim/health`: that it runs, where it delivers to and what it has counted. */
export function health({ state }: ControlCall): object {
  const { corpId, agentId, callbackUrl, visitorUrl, seed, beside } = state.settings
  return {
    ok: true,
    corpId,
    agentId,
    callbackUrl: callbackUrl ?? '',
    ...(visitorUrl && { visitorUrl }),
    seed,
    phones: beside.flatMap(({ phone }) => phone ?? []),
    counters: state.counters,
    faults: activeFaults(state.faults),
  }
}
