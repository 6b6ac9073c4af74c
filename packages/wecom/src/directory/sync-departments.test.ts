import { expect, test } from 'vitest'
import { WeComApiError, WeComNetworkError, WeComSyncError } from '../errors.ts'
import { company, department, worldOf } from '../testing/fake-company.ts'

const small = () =>
  company({ departments: [department(1), department(2), department(3, 2, { order: 9 }), department(4)] })

test('all departments come in one request, and a repeat writes nothing', async () => {
  const wecom = small()
  const { service } = worldOf(wecom)
  expect(await service.syncDepartments()).toMatchObject({
    ...{ total: 4, created: 4, updated: 0, failed: 0, success: true, partial: false, errors: [] },
  })
  expect(wecom.asked.filter((path) => path !== '/cgi-bin/gettoken')).toEqual(['/cgi-bin/department/list'])
  expect(await service.syncDepartments()).toMatchObject({ total: 4, created: 0, updated: 0, failed: 0 })
})

test('an update keeps the own id and takes over name, order and parent', async () => {
  const wecom = small()
  const { service, store } = worldOf(wecom)
  await service.syncDepartments()
  const before = (await store.departments()).find(({ wechatDeptId }) => wechatDeptId === 3)
  wecom.departments[2] = department(3, 4, { name: '新名', order: 1 })
  expect(await service.syncDepartments()).toMatchObject({ created: 0, updated: 1 })
  const after = (await store.departments()).find(({ wechatDeptId }) => wechatDeptId === 3)
  expect(after).toMatchObject({ id: before?.id, name: '新名', order: 1, parentWechatDeptId: 4 })
})

test('an id means that department alone, and its children on request', async () => {
  const wecom = small()
  const { service, store } = worldOf(wecom)
  expect(await service.syncDepartments(2)).toMatchObject({ total: 1, created: 1 })
  expect((await store.departments()).map(({ wechatDeptId }) => wechatDeptId)).toEqual([2])
  expect(wecom.asked.at(-1)).toBe('/cgi-bin/department/list?2')
  expect(await service.syncDepartments(1, { includeChildren: true })).toMatchObject({ total: 4, created: 3 })
})

test('a row without id or name is counted as failed, and the others go on', async () => {
  const wecom = company({
    departments: [department(1), { name: '无号' }, { id: 7, parentid: 1 }, department(2, 1, { id: '2' }), null],
  })
  const { service, store } = worldOf(wecom)
  const result = await service.syncDepartments()
  expect(result).toMatchObject({ total: 5, created: 2, failed: 3, success: true, partial: true })
  expect(result.errors).toHaveLength(3)
  expect((await store.departments()).map(({ wechatDeptId }) => wechatDeptId)).toEqual([1, 2])
})

test('an empty list is a success with zeros', async () => {
  const { service } = worldOf(company({ departments: [] }))
  expect(await service.syncDepartments()).toMatchObject({ total: 0, created: 0, updated: 0, failed: 0, success: true })
})

test('an answer without the list is no empty list', async () => {
  const wecom = company()
  Object.assign(wecom, { departments: undefined })
  await expect(worldOf(wecom).service.syncDepartments()).rejects.toBeInstanceOf(WeComNetworkError)
})

test('a department whose parent is not there is stored as a root, with a warning', async () => {
  const { service, warnings } = worldOf(company({ departments: [department(1), department(5, 99)] }))
  expect(await service.syncDepartments()).toMatchObject({ created: 2, failed: 0, success: true })
  expect(warnings.join()).toContain('部门 5')
  const tree = await service.getDepartmentTree()
  expect(tree.map(({ wechatDeptId, parentId }) => [wechatDeptId, parentId])).toEqual([
    [5, null],
    [1, null],
  ])
})

test('departments in a circle are stored, the circle is opened and named, and the tree ends', async () => {
  const circle = [department(1), department(2, 4), department(3, 2), department(4, 3), department(5, 5)]
  const { service } = worldOf(company({ departments: circle }))
  const result = await service.syncDepartments()
  expect(result).toMatchObject({ total: 5, created: 5, success: true, partial: true })
  expect(result.errors).toHaveLength(2)
  const count = (nodes: readonly { children: readonly never[] }[]): number =>
    nodes.reduce((sum, { children }) => sum + 1 + count(children), 0)
  expect(count((await service.getDepartmentTree()) as never)).toBe(5)
})

test('the tree nests, larger order first and then smaller id', async () => {
  const departments = [
    department(1),
    department(2, 1, { order: 5 }),
    department(3, 1, { order: 7 }),
    department(4, 1, { order: 5 }),
    department(9, 4),
  ]
  const { service } = worldOf(company({ departments }))
  await service.syncDepartments()
  const [root, ...others] = await service.getDepartmentTree()
  expect(others).toEqual([])
  expect(root?.children.map(({ wechatDeptId }) => wechatDeptId)).toEqual([3, 2, 4])
  expect(root?.children[2]?.children).toEqual([
    { id: 5, wechatDeptId: 9, name: '部门9', order: 9, parentId: root?.children[2]?.id, children: [] },
  ])
})

test('a department that is gone is archived, and more than a fifth of all that vanishes at once is not', async () => {
  const wecom = company({ departments: Array.from({ length: 30 }, (_, index) => department(index + 1)) })
  const { service, store } = worldOf(wecom)
  await service.syncDepartments()
  wecom.departments = wecom.departments.slice(0, 24)
  await service.syncDepartments()
  expect(await store.departments()).toHaveLength(24)
  wecom.departments = wecom.departments.slice(0, 19)
  await expect(service.syncDepartments()).rejects.toBeInstanceOf(WeComSyncError)
  expect(await store.departments()).toHaveLength(24)
})

test('a refused list rejects with its errcode and writes nothing, or is a result on request', async () => {
  const wecom = small()
  wecom.refuse['/cgi-bin/department/list'] = 60020
  const { service, store } = worldOf(wecom)
  await expect(service.syncDepartments()).rejects.toMatchObject({ name: 'WeComApiError', errcode: 60020 })
  await expect(service.syncDepartments()).rejects.toBeInstanceOf(WeComApiError)
  const result = await service.syncDepartments(null, { throwOnFatal: false })
  expect(result).toMatchObject({ total: 0, success: false, errors: [expect.stringContaining('[60020]')] })
  expect(await store.departments()).toEqual([])
})

test('no secret is in the result of a list that cannot be reached', async () => {
  const wecom = company({ refuse: { '/cgi-bin/department/list': 0 } })
  const { service } = worldOf(wecom)
  const result = await service.syncDepartments(null, { throwOnFatal: false })
  expect(result.success).toBe(false)
  expect(JSON.stringify(result)).not.toContain('planted-secret')
})

test('where names are refused, ids are stored, and each name that may be asked for', async () => {
  const wecom = small()
  wecom.refuse['/cgi-bin/department/list'] = 48009
  const { service, store } = worldOf(wecom)
  expect(await service.syncDepartments()).toMatchObject({ total: 4, created: 4, failed: 0 })
  expect((await store.departments())[1]?.name).toBe('部门2')
  wecom.refuse['/cgi-bin/department/get'] = 48009
  expect(await service.syncDepartments()).toMatchObject({ total: 4, updated: 0 })
  expect((await store.departments())[1]?.name).toBe('部门2')
})
