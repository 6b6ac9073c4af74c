import { createHmac, randomBytes } from 'node:crypto'
import { type ApiAnswer, demand, ok } from '../../errors.ts'
import type { State } from '../../state.ts'
import { numberIn, parseBody, textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'

const pageMax = 10_000

/** `user/list_id`: one row for each member and department; the cursor looks different each time and tells nothing. */
export function userListId(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body === '' ? '{}' : call.body)
  const limit = numberIn(body, 'limit', { min: 1, max: pageMax, absent: pageMax })
  const cursor = textIn(body, 'cursor')
  const place = cursor === '' ? 0 : placeOf(call.state, cursor)
  demand(place !== undefined, 50100)
  const rows: { userid: string; department: number }[] = []
  let end = place
  for (const { member, next } of call.state.directory.walk(place)) {
    if (rows.length > 0 && rows.length + member.department.length > limit)
      return ok({ next_cursor: cursorAt(call.state, end), dept_user: rows })
    for (const department of member.department) rows.push({ userid: member.userid, department })
    end = next
  }
  return ok({ next_cursor: '', dept_user: rows })
}

function cursorAt(state: State, place: number): string {
  return seal(state, randomBytes(6).toString('hex'), place)
}

function placeOf(state: State, cursor: string): number | undefined {
  const [, salt = '', place = ''] = /^([0-9a-f]{12})([0-9a-z]+)-/.exec(cursor) ?? []
  const number = Number.parseInt(place, 36)
  return Number.isSafeInteger(number) && seal(state, salt, number) === cursor ? number : undefined
}

function seal({ settings }: State, salt: string, place: number): string {
  const text = `${salt}${place.toString(36)}`
  return `${text}-${createHmac('sha256', settings.corpId).update(text).digest('hex').slice(0, 20)}`
}
