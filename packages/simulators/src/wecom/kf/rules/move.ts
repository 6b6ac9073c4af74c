import { demand } from '../../errors.ts'
import type { World } from '../../world.ts'
import type { KfAccount } from '../store/account.ts'
import { codeUseOf } from '../store/codes.ts'
import { enterState, type KfSession, type ServiceState, stateAt } from '../store/session.ts'
import { mayMove } from '../store/transitions.ts'

/** `service_state/trans`: moves a session, or ends the call with what WeCom answers. Emits no event. @returns the code, if one is due */
export function moveSession(
  world: World,
  account: KfAccount,
  session: KfSession,
  to: { state: ServiceState; servicer: string },
): string | undefined {
  const { state } = world
  const from = stateAt(session, state.settings.now())
  demand(from !== 4, 95013)
  demand(mayMove(from, to.state, state.rules.endsFromAnyState), 95016)
  const servicer = to.state === 3 ? readyServicer(world, account, to.servicer) : undefined
  enterState(session, to.state, servicer)
  return codeFor(world, account, session)
}

function readyServicer({ state }: World, account: KfAccount, userid: string): string {
  demand(userid !== '', 41009)
  const member = state.directory.find(userid)
  demand(member && (member.status ?? 1) === 1, 95014)
  const reception = account.servicers.reception(member.userid, member.department)
  demand(reception, 60253)
  demand(reception.status === 0, 95019)
  return member.userid
}

/** A code comes with the first time a session is put into the pool or given to a servicer, and with its end. */
function codeFor({ state }: World, account: KfAccount, session: KfSession): string | undefined {
  const now = session.state
  if (now === 0 || now === 1 || session.coded.has(now)) return undefined
  session.coded.add(now)
  return state.kf.codes.issue(codeUseOf(now), account.openKfid, session)
}
