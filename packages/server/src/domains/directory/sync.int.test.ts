import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { changesOf } from './changes.ts'
import { company, member } from './testing/company.ts'
import { directoryWorld, members } from './testing/sync.ts'
import { storedDepartments } from './tree.ts'

const world = await directoryWorld()
const { db, sync } = world

beforeEach(async () => {
  await db.run(sql`truncate directory_members, directory_departments, directory_member_departments`)
  world.left.length = 0
  world.returned.length = 0
})

const links = () =>
  db.rows(sql`select department_id as "departmentId", user_key as key from directory_member_departments order by 1, 2`)
/** Which transactions wrote the rows that are there. */
const written = async () =>
  JSON.stringify([
    await db.rows(sql`select user_key, xmin::text, xmax::text from directory_members order by 1`),
    await db.rows(sql`select wechat_dept_id, xmin::text, xmax::text from directory_departments order by 1`),
    await db.rows(sql`select department_id, user_key, xmin::text from directory_member_departments order by 1, 2`),
  ])
const people = (count: number, departments: number[] = [1], prefix = 'u') =>
  Array.from({ length: count }, (_, index) => member(`${prefix}${index}`, departments))

test('a company is stored with its departments, members and who is where', async () => {
  const run = await sync(company([1, 2, 3], [member('Zhang', [2, 3]), member('li', [1], { status: 4 })]))
  expect(run).toMatchObject({ status: 'succeeded', phase: 'done', done: 3, total: 3, errcode: null })
  expect(run.department).toMatchObject({ total: 3, created: 3, updated: 0, failed: 0 })
  expect(run.member).toMatchObject({ total: 2, created: 2, updated: 0, failed: 0, errors: [] })
  expect(await members(db)).toEqual([
    { userId: 'li', name: '名li', isActive: false, departmentIds: [1], mobile: null },
    { userId: 'Zhang', name: '名Zhang', isActive: true, departmentIds: [2, 3], mobile: null },
  ])
  expect(await links()).toEqual([
    { departmentId: 1, key: 'li' },
    { departmentId: 2, key: 'zhang' },
    { departmentId: 3, key: 'zhang' },
  ])
})

test('a sync that finds nothing new writes no row again', async () => {
  const same = company([1, 2], [member('a', [1, 2]), member('b', [2], { mobile: '13800000000' })])
  await sync(same)
  const before = await written()
  const run = await sync(same)
  expect(run.member).toMatchObject({ total: 2, created: 0, updated: 0 })
  expect(await written()).toBe(before)
})

test('only what has changed is written, ids of our own stay, and the report names the fields', async () => {
  const wecom = company([1, 2], [member('a'), member('b'), member('c')])
  await sync(wecom)
  const ids = () => db.rows(sql`select user_key, id from directory_members where user_key < 'd' order by 1`)
  const before = await ids()
  wecom.members = [member('a'), member('B', [2], { position: '主管' }), member('c'), member('d')]
  wecom.departments = wecom.departments.map((one) => (one.id === 2 ? { ...one, name: '新名' } : one))
  const run = await sync(wecom)
  expect([run.department.updated, run.member.created, run.member.updated]).toEqual([1, 1, 1])
  expect(await ids()).toEqual(before)
  expect(await links()).toContainEqual({ departmentId: 2, key: 'b' })
  expect(await links()).not.toContainEqual({ departmentId: 1, key: 'b' })
  expect(await changesOf(db, run.id)).toEqual([
    { kind: 'department', key: '2', name: '新名', change: 'updated', fields: ['name'] },
    {
      ...{ kind: 'member', key: 'B', name: '名B', change: 'updated' },
      fields: ['userid', 'name', 'department_ids', 'main_department_id', 'position'],
    },
    { kind: 'member', key: 'd', name: '名d', change: 'created', fields: [] },
  ])
})

describe('who is gone', () => {
  test('becomes inactive and is told, and so is who comes back', async () => {
    const wecom = company([1], people(10))
    await sync(wecom)
    const all = wecom.members
    wecom.members = all.slice(1)
    const run = await sync(wecom)
    expect([run.deactivated, world.left]).toEqual([1, ['u0']])
    expect((await members(db)).filter(({ isActive }) => !isActive)).toMatchObject([{ userId: 'u0' }])
    expect(await changesOf(db, run.id)).toEqual([
      { kind: 'member', key: 'u0', name: '名u0', change: 'gone', fields: [] },
    ])
    wecom.members = all
    expect((await sync(wecom)).member).toMatchObject({ created: 0, updated: 1 })
    expect(world.returned).toEqual(['u0'])
    expect(await links()).toHaveLength(10)
  })

  test('is told also when WeCom still lists them as disabled or as having left', async () => {
    const wecom = company([1], people(3))
    await sync(wecom)
    wecom.members = [member('u0', [1], { status: 2 }), member('u1', [1], { status: 5 }), member('u2')]
    await sync(wecom)
    expect(world.left.sort()).toEqual(['u0', 'u1'])
  })

  test('is nobody when more than a fifth would be: the sync fails and says so', async () => {
    const wecom = company([1], people(30))
    await sync(wecom)
    wecom.members = wecom.members.slice(7)
    const run = await sync(wecom)
    expect(run).toMatchObject({ status: 'failed', deactivated: 0, error: expect.stringContaining('20%') })
    expect((await members(db)).every(({ isActive }) => isActive)).toBe(true)
    expect(world.left).toEqual([])
  })

  test('may be one of four', async () => {
    const wecom = company([1], people(4))
    await sync(wecom)
    wecom.members = wecom.members.slice(1)
    expect(await sync(wecom)).toMatchObject({ status: 'succeeded', deactivated: 1 })
    expect(world.left).toEqual(['u0'])
  })

  test('is nobody when a department could not be read', async () => {
    const wecom = company([1, 2], [...people(9), member('x', [2])])
    await sync(wecom)
    wecom.onAsked = async (id) => (id === 2 ? 60003 : undefined)
    const run = await sync(wecom)
    expect(run).toMatchObject({ status: 'succeeded', deactivated: 0 })
    expect(run.member.errors).toEqual([expect.stringContaining('部门 2')])
    expect(world.left).toEqual([])
  })

  test('is nobody when one department was synced', async () => {
    const wecom = company([1, 2], [...people(9), member('x', [2])])
    await sync(wecom)
    wecom.members = wecom.members.slice(1)
    expect(await sync(wecom, { departmentId: 1, fetchChild: false })).toMatchObject({ deactivated: 0 })
    expect(wecom.asked.slice(-1)).toEqual([1])
  })

  test('and a department that is gone is archived, until it is there again', async () => {
    const wecom = company([1, 2, 3, 4, 5])
    await sync(wecom)
    const all = wecom.departments
    wecom.departments = all.slice(0, 4)
    expect(await sync(wecom)).toMatchObject({ archived: 1 })
    expect(await storedDepartments(db)).toHaveLength(4)
    wecom.departments = all
    await sync(wecom)
    expect(await storedDepartments(db)).toHaveLength(5)
  })
})

test('rows that the database refuses are counted and named, and all others of their batch are stored', async () => {
  const bad = [member('far', [1, 99_999_999_999]), member('long'.repeat(20))]
  const good = people(40)
  const run = await sync(company([1], [...good.slice(0, 13), ...bad, ...good.slice(13)]))
  expect(run).toMatchObject({ status: 'succeeded', deactivated: 0 })
  expect(run.member).toMatchObject({ total: 42, created: 40, failed: 2 })
  expect(run.member.errors).toEqual([expect.stringContaining('far'), expect.stringContaining('long')])
  expect(await members(db)).toHaveLength(40)
})

test('a link that was left behind without its member keeps nobody out', async () => {
  await db.run(sql`insert into directory_member_departments (department_id, user_key) values (1, 'u1')`)
  expect((await sync(company([1], people(3)))).member).toMatchObject({ created: 3, failed: 0 })
  expect(await links()).toHaveLength(3)
})

test('text that a database cannot hold becomes text that it can', async () => {
  await sync(company([1], [member('a', [1], { name: 'x\u0000y\u001fz', position: '\ud800' }), member('b')]))
  expect((await members(db))[0]?.name).toBe('xy z')
})

test('members without a number are left out on request, and are not taken for gone', async () => {
  const wecom = company([1], [member('a', [1], { mobile: '13800000000' }), member('b')])
  await sync(wecom)
  const run = await sync(wecom, {}, { requireMobile: true })
  expect(run.member).toMatchObject({ total: 2, failed: 1 })
  expect(run.deactivated).toBe(0)
})

test('a number that is hidden later stays', async () => {
  const wecom = company([1], [member('a', [1], { mobile: '13800000000' })])
  await sync(wecom)
  wecom.members = [member('a', [1], { mobile: '' })]
  expect((await sync(wecom)).member.updated).toBe(0)
  expect((await members(db))[0]?.mobile).toBe('13800000000')
})

test('a refusal of WeCom ends the run with its number, and nothing is written', async () => {
  const wecom = company([1], people(2))
  wecom.onAsked = async () => 60020
  expect(await sync(wecom)).toMatchObject({ status: 'failed', errcode: 60020 })
  expect(await members(db)).toEqual([])
})
