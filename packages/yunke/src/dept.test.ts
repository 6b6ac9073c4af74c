import { expect, test } from 'vitest'
import { readDeptTree } from './dept-tree.ts'
import { DeptClient } from './index.ts'
import { account, fakeYunke, fine } from './testing/fake-yunke.ts'

test('the tree is asked for with its people, whole or below one department', async () => {
  const { client, seen } = fakeYunke(() => fine({ id: 'd1', name: '公司' }))
  const departments = new DeptClient({ ...account, client })
  expect(await departments.getDeptTree()).toMatchObject([{ id: 'd1', name: '公司', children: [], users: [] }])
  await departments.getDeptTree({ rootId: 'd2' })
  expect(seen[0]?.url.pathname).toBe('/usercenter/dept/tree')
  expect(seen[0]?.headers.referer).toBe('https://crm.yunkecn.com/cms/home/statistics')
  const body = { showUser: true, showUserStatus: '', queryQywxStatus: false }
  expect(seen.map((one) => one.body)).toEqual([body, { ...body, id: 'd2' }])
})

test.each([
  ['children and users', { children: [{ id: 2, name: '一部' }], users: [{ id: 'u1', name: '张三', phone: '139' }] }],
  ['sub and userList', { sub: [{ id: 2, name: '一部' }], userList: [{ id: 'u1', userName: '张三', phone: '139' }] }],
  [
    'one list for both',
    {
      sub: [
        { type: 'DEPT', id: 2, name: '一部' },
        { type: 'USER', id: 'u1', realName: '张三', phone: '139' },
      ],
    },
  ],
])('departments and people are read from %s', (_name, below) => {
  expect(readDeptTree([{ id: 1, departName: '公司', ...below }])).toEqual([
    {
      ...{ id: '1', name: '公司', parentId: undefined },
      children: [{ id: '2', name: '一部', parentId: undefined, children: [], users: [] }],
      users: [{ id: 'u1', name: '张三', phone: '139' }],
    },
  ])
})

test('what is no tree has no departments, and a tree without end has one', () => {
  expect(readDeptTree('nothing')).toEqual([])
  expect(readDeptTree([{ name: 'no id' }, null])).toEqual([])
  const endless: Record<string, unknown> = { id: 1 }
  endless.children = [endless]
  expect(JSON.stringify(readDeptTree(endless)).length).toBeGreaterThan(100)
})
