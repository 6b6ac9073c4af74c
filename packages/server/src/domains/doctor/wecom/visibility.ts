import { type Department, WeComApiError, type WeComClient } from '@yingda/wecom'
import { type Check, failed, ok, warning, words } from '../finding.ts'
import type { Access } from './access.ts'
import { failureOf } from './failure.ts'
import { remedyOf } from './remedies.ts'

/** Enough to say that the range is not empty; a large company is not counted to its end. */
const departmentsAtMost = 40
const atOnce = 5

export const visibilityCheck = (access: Access): Check => ({
  id: 'visibility',
  name: words('应用可见范围', 'What the app sees'),
  async look() {
    try {
      const { items } = await access.departments()
      if (items.length === 0 || !access.app) {
        return failed(words('看不到任何部门', 'no department can be seen'), remedyOf(60011, 'app'))
      }
      const counted = items.slice(0, departmentsAtMost)
      const members = await countMembers(access.app, counted)
      const atLeast = counted.length < items.length
      const found = words(
        `${items.length} 个部门，${atLeast ? '至少 ' : ''}${members} 名成员`,
        `departments: ${items.length}, members: ${atLeast ? 'at least ' : ''}${members}`,
      )
      return members > 0 || atLeast ? ok(found.zh, found.en) : warning(found, remedyOf(60011, 'app'))
    } catch (error) {
      return failureOf(error, access, 'app')
    }
  },
})

async function countMembers(client: WeComClient, departments: readonly Department[]): Promise<number> {
  const userIds = new Set<string>()
  const queue = departments.values()
  const lane = async () => {
    for (const { id } of queue) {
      for (const { userId } of await membersOf(client, id)) userIds.add(userId.toLowerCase())
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return userIds.size
}

/** A parent that only leads to a visible department may be listed and yet be closed. */
async function membersOf(client: WeComClient, id: number) {
  try {
    return (await client.members.simpleList(id)).items
  } catch (error) {
    if (error instanceof WeComApiError && error.errcode === 60011) return []
    throw error
  }
}
