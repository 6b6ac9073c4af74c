import type { Handle } from '../../../platform/db.ts'
import type { AssignMode, Team, TeamBody } from '../contract.ts'
import { isTimeZone } from '../policy/hours.ts'
import { refusal } from '../refusal.ts'
import { readDesk } from './desk.ts'
import { addTeam, changeTeam, isNamed, listTeams, unknownAgents } from './teams.ts'

/**
 * A new team, or all of the one whose id is given.
 * @throws AppError 40000 for a name that another team has, or members who are no agents; 40400
 */
export async function storeTeam(tx: Handle, body: TeamBody, assignMode: AssignMode, teamId?: string): Promise<Team> {
  await assertStorable(tx, body, teamId)
  const storedId = teamId ?? (await addTeam(tx, body))
  if (teamId !== undefined && !(await changeTeam(tx, teamId, body))) throw refusal(40400)
  const [team] = await listTeams(tx, await readDesk(tx, assignMode), storedId)
  if (!team) throw refusal(40400)
  return team
}

async function assertStorable(tx: Handle, { name, members, hours }: TeamBody, teamId: string | undefined) {
  assertTimeZone(hours)
  if (await isNamed(tx, name, teamId)) throw refusal(40000, 'name 已被其他班组使用')
  const [unknown] = await unknownAgents(tx, members)
  if (unknown !== undefined) throw refusal(40000, `members 中的 ${unknown} 不是坐席`)
}

export function assertTimeZone(hours: { readonly timeZone: string } | undefined): void {
  if (hours && !isTimeZone(hours.timeZone)) throw refusal(40000, 'timeZone 不是有效的时区，例如 Asia/Shanghai')
}
