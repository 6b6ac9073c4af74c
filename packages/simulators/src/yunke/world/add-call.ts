import { BadInput } from '../../http/bad-input.ts'
import { pushCall } from '../push.ts'
import type { CompanyWorld, State } from '../state.ts'
import type { Call } from './call.ts'
import { contacts, employees } from './people.ts'

export interface NewCall {
  /** The customer's number. */
  readonly phone: string
  readonly name?: string | undefined
  readonly employeeId?: string | undefined
  readonly isIncoming?: boolean | undefined
  readonly talkSeconds?: number | undefined
  readonly hasRecording?: boolean | undefined
  /** Milliseconds since 1970; now unless given. */
  readonly startedAt?: number | undefined
  /** Begun through the open API. */
  readonly isDialled?: boolean | undefined
}

/** A call that has just ended; it is pushed at once. */
export function addCall(state: State, world: CompanyWorld, call: NewCall): Call {
  const employee = employees.find(({ id }) => id === (call.employeeId ?? 'u002'))
  if (!employee) throw new BadInput(`"employeeId" must be one of: ${employees.map(({ id }) => id).join(', ')}.`)
  const number = state.nextCall
  state.nextCall += 1
  const talkSeconds = call.talkSeconds ?? 42
  const known = contacts.find(({ phone }) => phone === call.phone)
  const added: Call = {
    id: `sim-${world.company.code}-${number}`,
    callId: call.isDialled ? `dial-${world.company.code}-${number}` : '',
    contact: known && call.name === undefined ? known : { name: call.name ?? '', company: '', phone: call.phone },
    employee,
    isIncoming: call.isIncoming ?? false,
    startedAt: call.startedAt ?? state.clock.now() - (talkSeconds + 5) * 1_000,
    talkSeconds,
    ringSeconds: 5,
    hasRecording: call.hasRecording ?? talkSeconds > 0,
  }
  world.calls.add(added)
  pushCall(state, world, added)
  return added
}
