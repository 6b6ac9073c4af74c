import { type DeptNode, readDeptTree } from '../dept-tree.ts'
import { isRecord } from '../is-record.ts'
import type { OpenCall } from './open-call.ts'

export type OpenUsers = ReturnType<typeof createOpenUsers>

export function createOpenUsers(call: OpenCall) {
  return {
    /** Who has this work phone, as Yunke tells it. */
    async getByPhone(phone: string): Promise<Record<string, unknown> | undefined> {
      const data = await call('/open/user/getUserByPhone', { phone })
      return isRecord(data) ? data : undefined
    },

    /** Creates or updates people; `type` is `sales` unless given. */
    addOrUpdate: (users: readonly Readonly<Record<string, unknown>>[]): Promise<unknown> =>
      call(
        '/open/user/addOrUpdate',
        users.map((user) => ({ type: 'sales', ...user })),
      ),

    /** Binds an id of ours to the account of a work phone: from then on it is a `partnerId` that may dial. */
    bind: (user: { readonly phone: string; readonly userId: string; readonly name: string }): Promise<unknown> =>
      call('/open/user/phonePass', user),

    /** Departments with their people. */
    departments: async (): Promise<DeptNode[]> => readDeptTree(await call('/open/department/newTree/deptAndUsers')),
  }
}
