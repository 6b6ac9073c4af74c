import { expect, test } from 'vitest'
import { WeComApiError, WeComNetworkError, WeComSyncError, WeComTokenError } from '../errors.ts'
import { company, department, user, worldOf } from '../testing/fake-company.ts'

const departments = [department(1), department(2), department(3, 2)]
const some = () =>
  company({
    departments,
    users: { 1: [user('a', [1])], 2: [user('b', [2]), user('c', [3, 2])], 3: [user('c', [3, 2]), user('d', [3])] },
  })

test('members of every stored department are stored, each once', async () => {
  const wecom = some()
  const { service, store } = worldOf(wecom)
  await service.syncDepartments()
  expect(await service.syncUsers()).toMatchObject({ total: 4, created: 4, updated: 0, failed: 0, partial: false })
  expect(store.members().find(({ key }) => key === 'c')).toMatchObject({
    ...{ userId: 'c', name: '名c', departmentIds: [3, 2], mainDepartmentId: 3, position: '客服', isActive: true },
  })
  expect(wecom.parallel).toBeLessThanOrEqual(10)
  expect(await service.syncUsers()).toMatchObject({ total: 4, created: 0, updated: 0 })
})

test('one department means itself and those below it, or itself alone', async () => {
  const { service, store } = worldOf(some())
  await service.syncDepartments()
  expect(await service.syncUsers(2, false)).toMatchObject({ total: 2 })
  expect(store.members().map(({ key }) => key)).toEqual(['b', 'c'])
  expect(await service.syncUsers(2)).toMatchObject({ total: 3, created: 1 })
})

test('a department that is not stored is asked for its children by the remote itself', async () => {
  const wecom = some()
  await worldOf(wecom).service.syncUsers(2)
  expect(wecom.queries.at(-1)).toMatchObject({ department_id: '2', fetch_child: '1' })
  await worldOf(wecom).service.syncUsers(2, false)
  expect(wecom.queries.at(-1)).toMatchObject({ department_id: '2', fetch_child: '0' })
})

test('at most ten departments are asked at once', async () => {
  const many = Array.from({ length: 60 }, (_, index) => department(index + 1))
  const wecom = company({
    departments: many,
    users: Object.fromEntries(many.map(({ id }) => [id, [user(`u${id}`, [id])]])),
  })
  const { service } = worldOf(wecom)
  await service.syncAll()
  expect(wecom.parallel).toBe(10)
})

test('a member without userid is counted as failed, and a userid in other letters is one member', async () => {
  const wecom = company({
    users: { 1: [{ name: '无' }, user('Zhang', [1]), user('zhang', [1]), 'x', user('ok', [1])] },
  })
  const { service, store } = worldOf(wecom)
  await service.syncDepartments()
  const result = await service.syncUsers()
  expect(result).toMatchObject({ total: 5, created: 2, failed: 3, success: true, partial: true })
  expect(store.members().map(({ userId }) => userId)).toEqual(['Zhang', 'ok'])
})

test('members without a number are kept, and left out only on request', async () => {
  const wecom = company({ users: { 1: [user('a', [1], { mobile: '' }), user('b', [1], { mobile: undefined })] } })
  const kept = worldOf(wecom)
  await kept.service.syncDepartments()
  expect(await kept.service.syncUsers()).toMatchObject({ created: 2, failed: 0 })
  expect(kept.store.members()[0]?.mobile).toBeNull()
  const strict = worldOf(wecom, { requireMobile: true })
  await strict.service.syncDepartments()
  expect(await strict.service.syncUsers()).toMatchObject({ total: 2, created: 0, failed: 2, partial: true })
  expect(strict.warnings.join()).toContain('没有手机号')
})

test.each([
  [1, true],
  [2, false],
  [4, false],
  [5, false],
  [undefined, true],
])('a member of status %s is active: %s', async (status, isActive) => {
  const { service, store } = worldOf(company({ users: { 1: [user('a', [1], { status })] } }))
  await service.syncAll()
  expect(store.members()[0]?.isActive).toBe(isActive)
})

test('what a later answer hides stays, and what it shows empty is emptied', async () => {
  const wecom = company({ users: { 1: [user('a', [1], { email: 'a@example.com' })] } })
  const { service, store } = worldOf(wecom)
  await service.syncAll()
  wecom.users[1] = [user('a', [1], { mobile: undefined, email: '', position: '' })]
  expect((await service.syncAll()).user).toMatchObject({ updated: 1 })
  expect(store.members()[0]).toMatchObject({ mobile: '13800000000', email: 'a@example.com', position: '' })
})

test('who has left becomes inactive, and active again on coming back', async () => {
  const people = Array.from({ length: 10 }, (_, index) => user(`u${index}`, [1]))
  const wecom = company({ users: { 1: people } })
  const { service, store } = worldOf(wecom)
  await service.syncAll()
  wecom.users[1] = people.slice(1)
  await service.syncAll()
  expect(
    store
      .members()
      .filter(({ isActive }) => !isActive)
      .map(({ key }) => key),
  ).toEqual(['u0'])
  wecom.users[1] = people
  expect((await service.syncAll()).user).toMatchObject({ created: 0, updated: 1 })
  expect(store.members().every(({ isActive }) => isActive)).toBe(true)
})

test('more than a fifth that vanish are a fault of the view: nobody becomes inactive', async () => {
  const people = Array.from({ length: 21 }, (_, index) => user(`u${index}`, [1]))
  const wecom = company({ users: { 1: people } })
  const { service, store } = worldOf(wecom)
  await service.syncAll()
  wecom.users[1] = people.slice(5)
  await expect(service.syncAll()).rejects.toBeInstanceOf(WeComSyncError)
  expect(store.members().every(({ isActive }) => isActive)).toBe(true)
})

test('a company of twenty or fewer may lose any of them, but not all at once', async () => {
  const people = Array.from({ length: 4 }, (_, index) => user(`u${index}`, [1]))
  const wecom = company({ users: { 1: people } })
  const { service, store } = worldOf(wecom)
  await service.syncAll()
  const inUse = () => store.members().flatMap(({ userId, isActive }) => (isActive ? [userId] : []))
  wecom.users[1] = people.slice(1)
  await service.syncAll()
  expect(inUse()).toEqual(['u1', 'u2', 'u3'])
  wecom.users[1] = []
  await expect(service.syncAll()).rejects.toThrow('一个不剩')
  expect(inUse()).toEqual(['u1', 'u2', 'u3'])
})

test('a department that fails is recorded, the others go on, and nobody becomes inactive', async () => {
  const wecom = some()
  const { service, store } = worldOf(wecom)
  await service.syncAll()
  wecom.refuse['/cgi-bin/user/list?3'] = 60003
  wecom.users[2] = [user('b', [2], { position: '主管' })]
  const { user: result } = await service.syncAll()
  expect(result).toMatchObject({ total: 2, updated: 1, success: true, partial: true })
  expect(result.errors).toEqual([expect.stringMatching(/^部门 3 .*\[60003\]/)])
  expect(store.members().every(({ isActive }) => isActive)).toBe(true)
})

test('members alone leave everybody in use when a department is not known here', async () => {
  const wecom = some()
  const { service, store } = worldOf(wecom)
  await service.syncAll()
  wecom.departments = [...wecom.departments, department(8)]
  wecom.users = { ...wecom.users, 1: [] }
  await service.syncUsers()
  expect(store.members().every(({ isActive }) => isActive)).toBe(true)
})

test.each([
  ['a token that is refused', { '/cgi-bin/user/list': 42001 }, WeComTokenError],
  ['an address that is not trusted', { '/cgi-bin/user/list': 60020 }, WeComApiError],
  ['every department unreachable', { '/cgi-bin/user/list': 0 }, WeComNetworkError],
])('%s ends the sync with its own error', async (_what, refuse, kind) => {
  const many = Array.from({ length: 40 }, (_, index) => department(index + 1))
  const wecom = company({ departments: many, refuse })
  const { service } = worldOf(wecom)
  await service.syncDepartments()
  await expect(service.syncUsers()).rejects.toBeInstanceOf(kind)
  expect(wecom.asked.filter((path) => path.startsWith('/cgi-bin/user')).length).toBeLessThan(50)
})

test('where whole rows are refused, names are stored and known fields stay', async () => {
  const wecom = some()
  const { service, store } = worldOf(wecom)
  await service.syncAll()
  wecom.refuse['/cgi-bin/user/list'] = 48009
  wecom.users[1] = [user('a', [1], { name: '改名', position: '不可见' })]
  expect((await service.syncAll()).user).toMatchObject({ total: 4, updated: 1, failed: 0 })
  expect(store.members()[0]).toMatchObject({ name: '改名', position: '客服' })
})

test('where names are refused too, ids are stored with all departments of each', async () => {
  const wecom = some()
  wecom.refuse = { '/cgi-bin/user/list': 48009, '/cgi-bin/user/simplelist': 48009 }
  const { service, store } = worldOf(wecom)
  expect((await service.syncAll()).user).toMatchObject({ total: 4, created: 4, failed: 0, partial: false })
  expect(store.members().find(({ key }) => key === 'c')).toMatchObject({ name: 'c', departmentIds: [2, 3] })
})

test('where nothing is allowed, the sync ends with the first refusal', async () => {
  const wecom = some()
  wecom.refuse = { '/cgi-bin/user/list': 48002, '/cgi-bin/user/simplelist': 48002, '/cgi-bin/user/list_id': 48002 }
  await expect(worldOf(wecom).service.syncAll()).rejects.toMatchObject({ errcode: 48002 })
})

test('a department out of the visible range is one that failed', async () => {
  const wecom = some()
  wecom.refuse = { '/cgi-bin/user/list?2': 60011, '/cgi-bin/user/simplelist?2': 60011 }
  const { user: result } = await worldOf(wecom).service.syncAll()
  expect(result).toMatchObject({ total: 3, created: 3, partial: true })
})

test('a second sync while one runs is refused', async () => {
  const { service } = worldOf(some())
  const first = service.syncAll()
  await expect(service.syncDepartments()).rejects.toBeInstanceOf(WeComSyncError)
  expect((await first).success).toBe(true)
})

test('a store that fails is a sync error', async () => {
  const { service, store } = worldOf(some())
  await service.syncDepartments()
  store.saveMembers = async () => {
    throw new Error('disk')
  }
  await expect(service.syncUsers()).rejects.toMatchObject({ name: 'WeComSyncError', cause: new Error('disk') })
})

test('a big company goes into the store in batches, and every member arrives', async () => {
  const people = (id: number) => Array.from({ length: 1_500 }, (_, index) => user(`u${id}-${index}`, [id]))
  const wecom = company({ departments, users: { 1: people(1), 2: people(2), 3: people(3) } })
  const { service, store } = worldOf(wecom)
  await service.syncDepartments()
  const save = store.saveMembers
  const places: unknown[] = []
  store.saveMembers = async (batch) => {
    places.push([batch.rows.length, batch.place.done, batch.place.after])
    return save(batch)
  }
  expect(await service.syncUsers()).toMatchObject({ total: 4_500, created: 4_500 })
  expect(places).toEqual([
    [2_000, 1, 1],
    [2_000, 2, 2],
    [500, 3, 3],
  ])
})
