import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf } from '../../../testing/api.ts'
import { startSimulator } from '../../../testing/simulator.ts'
import type { WeComSimulatorOptions } from '../../options.ts'
import type { WeComSimulator } from '../../simulator.ts'

const contact = { secret: 'helper-secret', callbackToken: 'helperToken', encodingAesKey: 'z'.repeat(43) }
const privateNames = ['mobile', 'email', 'biz_mail', 'gender', 'avatar', 'thumb_avatar', 'qr_code', 'address']
let simulator: WeComSimulator
let app: ReturnType<typeof apiOf>
let helper: ReturnType<typeof apiOf>

async function start(options: Partial<WeComSimulatorOptions> = {}): Promise<void> {
  simulator = await startSimulator({ contact, ...options })
  app = apiOf(simulator.url)
  helper = apiOf(simulator.url, contact.secret)
}

beforeEach(() => start())
afterEach(() => simulator.stop())

describe('departments', () => {
  test('are listed with everything below, by id or from the root', async () => {
    const all = (await app.get('department/list')).json.department
    expect(all).toMatchObject([{ id: 1, parentid: 0, name: '云杉科技' }, { id: 2, parentid: 1 }, {}, {}, {}, {}])
    expect((await app.get('department/list', { id: '3' })).json.department).toMatchObject([{ id: 3, name: '市场部' }])
    expect((await app.get('department/simplelist')).json.department_id).toHaveLength(6)
    expect((await app.get('department/get', { id: '2' })).json.department).toMatchObject({ id: 2, name: '服务台' })
  })

  test('that are unknown answer 60003', async () => {
    expect((await app.get('department/get', { id: '99' })).json.errcode).toBe(60003)
    expect((await app.get('department/list', { id: 'x' })).json.errcode).toBe(60003)
  })
})

describe('the fields of a member', () => {
  test.each([
    ['an app made after June 2022', 'app', { appCreated: 'after' }, false],
    ['an app made before', 'app', { appCreated: 'before' }, true],
    ['the contact helper from an old address', 'helper', { contactIp: 'old' }, true],
  ] as const)('that are private: %s', async (_name, who, rules, sees) => {
    simulator.rules(rules)
    const api = who === 'app' ? app : helper
    const { json } = await api.get('user/get', { userid: 'LIUYANG' })
    expect(json).toMatchObject({
      errcode: 0,
      userid: 'liuyang',
      name: '刘洋',
      department: [3],
      main_department: 3,
      status: 1,
    })
    for (const name of privateNames) expect(Object.hasOwn(json, name)).toBe(sees)
  })

  test('are not there at all for the contact helper from a new address: it gets ids only', async () => {
    for (const [path, query] of [
      ['user/get', { userid: 'liuyang' }],
      ['user/list', { department_id: '1' }],
      ['user/simplelist', { department_id: '1' }],
      ['department/list', {}],
      ['department/get', { id: '1' }],
    ] as const)
      expect((await helper.get(path, query)).json.errcode).toBe(48009)
    expect((await helper.get('department/simplelist')).json.errcode).toBe(0)
    expect((await helper.post('user/list_id', {})).json.errcode).toBe(0)
  })

  test('lack a mobile where the company has none', async () => {
    simulator.rules({ appCreated: 'before' })
    expect((await app.get('user/get', { userid: 'wuting' })).json).not.toHaveProperty('mobile')
  })
})

describe('the visible range', () => {
  beforeEach(() => {
    simulator.rules({ visible: { departments: [3], users: ['chenjing'] } })
  })

  test('hides departments and members beyond it', async () => {
    expect((await app.get('department/list')).json.department).toMatchObject([{ id: 3, parentid: 1 }])
    expect((await app.get('department/get', { id: '1' })).json.errcode).toBe(60011)
    expect((await app.get('user/list', { department_id: '2' })).json.errcode).toBe(60011)
    expect((await app.get('user/get', { userid: 'zhangsan' })).json.errcode).toBe(60011)
    expect((await app.get('user/get', { userid: 'liuyang' })).json.errcode).toBe(0)
    expect((await app.get('user/get', { userid: 'chenjing' })).json.errcode).toBe(0)
  })

  test('hides receivers too', async () => {
    expect((await app.send({ touser: 'zhangsan|liuyang' })).json).toMatchObject({ errcode: 0, invaliduser: 'zhangsan' })
    expect((await app.send({ touser: 'zhangsan' })).json.errcode).toBe(81013)
  })

  test('may differ from app to app', async () => {
    await simulator.stop()
    await start({ otherApps: [{ agentId: 1000009, secret: 'other', visible: { departments: [2], users: [] } }] })
    const other = apiOf(simulator.url, 'other')
    expect((await other.get('user/get', { userid: 'zhangsan' })).json.errcode).toBe(0)
    expect((await other.get('user/get', { userid: 'liuyang' })).json.errcode).toBe(60011)
    expect((await app.get('user/get', { userid: 'liuyang' })).json.errcode).toBe(0)
  })
})

describe('user/list_id', () => {
  test('is for the contact helper only', async () => {
    expect((await app.post('user/list_id', {})).json.errcode).toBe(48002)
  })

  test('gives one row for each member and department, page by page, with a cursor that changes each time', async () => {
    const rows: unknown[] = []
    let cursor = ''
    do {
      const { json } = await helper.post('user/list_id', { cursor, limit: 5 })
      expect((await helper.post('user/list_id', { cursor, limit: 5 })).json.next_cursor === json.next_cursor).toBe(
        json.next_cursor === '',
      )
      if (Array.isArray(json.dept_user)) rows.push(...json.dept_user)
      cursor = String(json.next_cursor)
    } while (cursor !== '')
    expect(rows).toHaveLength(12)
    expect(rows).toContainEqual({ userid: 'admin', department: 1 })
    expect(rows).toContainEqual({ userid: 'admin', department: 2 })
  })

  test('refuses a cursor that it did not give', async () => {
    expect((await helper.post('user/list_id', { cursor: '000000000000z-00' })).json.errcode).toBe(50100)
  })

  test('misses nobody when somebody leaves between two pages', async () => {
    const first = (await helper.post('user/list_id', { limit: 3 })).json
    await simulator.directory.change({ change: 'delete_user', userid: 'liuyang' })
    const rest = (await helper.post('user/list_id', { cursor: first.next_cursor })).json
    expect(rest.dept_user).toHaveLength(9)
  })
})

describe('a generated company', () => {
  beforeEach(() => simulator.directory.generate({ departments: 5_000, members: 100_000 }))

  test('has exactly as many departments and members as asked, each in its lists', async () => {
    expect(simulator.directory.size()).toEqual({ departments: 5_000, members: 100_000 })
    expect((await app.get('department/simplelist')).json.department_id).toHaveLength(5_000)
    let cursor = ''
    const seen = new Set<string>()
    do {
      const { json } = await helper.post('user/list_id', { cursor })
      for (const { userid } of Array.isArray(json.dept_user) ? json.dept_user : []) seen.add(userid)
      cursor = String(json.next_cursor)
    } while (cursor !== '')
    expect(seen.size).toBe(100_000)
  })

  test('lists a department the way each of its members tells it', async () => {
    const { userlist } = (await app.get('user/list', { department_id: '777' })).json
    const members = Array.isArray(userlist) ? userlist : []
    expect(members.length).toBeGreaterThan(15)
    for (const member of members) {
      expect(member.department).toContain(777)
      expect((await app.get('user/get', { userid: member.userid })).json.name).toBe(member.name)
    }
  })

  test('changes: who moves is in the new department and not in the old one, who leaves is in none', async () => {
    const listed = async (id: number) => {
      const { userlist } = (await app.get('user/simplelist', { department_id: String(id) })).json
      return Array.isArray(userlist) ? userlist.map(({ userid }) => userid) : []
    }
    const [mover, leaver] = await listed(777)
    await simulator.directory.change({ change: 'update_user', userid: mover, department: [888] })
    await simulator.directory.change({ change: 'delete_user', userid: leaver })
    expect(await listed(777)).not.toContain(mover)
    expect(await listed(777)).not.toContain(leaver)
    expect(await listed(888)).toContain(mover)
    expect(simulator.directory.size().members).toBe(99_999)
  })

  test('churns: so many leave, move, get another name and join, by a seed', async () => {
    const changes = await simulator.directory.churn({ leave: 10, move: 20, rename: 5, join: 3, seed: 7 })
    expect(changes.filter(({ change }) => change === 'create_user')).toHaveLength(3)
    expect(simulator.directory.size().members).toBe(100_000 - 10 + 3)
  })

  test('is too much for one answer', async () => {
    simulator.rules({ fetchChild: true, answerRows: 50_000 })
    expect((await app.get('user/simplelist', { department_id: '1', fetch_child: '1' })).json.errcode).toBe(45029)
    simulator.rules({ answerRows: 4_999 })
    expect((await app.get('department/list')).json.errcode).toBe(45029)
  })

  test('is found by mobile', async () => {
    expect((await app.post('user/getuserid', { mobile: '13800000042' })).json).toMatchObject({ userid: 'u000042' })
    expect((await app.post('user/getuserid', { mobile: '13800000049' })).json.errcode).toBe(60146)
  })
})

test('fetch_child is heeded only where the rules say so', async () => {
  const count = async () => {
    const { userlist } = (await app.get('user/simplelist', { department_id: '1', fetch_child: '1' })).json
    return Array.isArray(userlist) ? userlist.length : 0
  }
  expect(await count()).toBe(1)
  simulator.rules({ fetchChild: true })
  expect(await count()).toBe(11)
})

describe('writing the directory', () => {
  test.each(['user/create', 'user/update', 'user/batchdelete', 'department/create', 'department/update'])(
    'by %s is forbidden to an app',
    async (path) => {
      expect((await app.post(path, {})).json.errcode).toBe(48002)
    },
  )

  test('the contact helper adds, changes and removes members', async () => {
    const member = { userid: 'xinren', name: '新人', department: [3], mobile: '13700000001' }
    expect((await helper.post('user/create', member)).json).toMatchObject({ errcode: 0, errmsg: 'created' })
    expect((await helper.post('user/create', { ...member, userid: 'XinRen' })).json.errcode).toBe(60102)
    expect((await helper.post('user/create', { ...member, userid: 'other' })).json.errcode).toBe(60104)
    expect((await helper.post('user/create', { userid: 'third', name: '三', department: [3] })).json.errcode).toBe(
      60129,
    )
    expect((await helper.post('user/update', { userid: 'xinren', department: [4] })).json.errcode).toBe(0)
    expect((await app.get('user/get', { userid: 'xinren' })).json).toMatchObject({ name: '新人', department: [4] })
    expect((await helper.get('user/delete', { userid: 'xinren' })).json.errcode).toBe(0)
    expect((await app.get('user/get', { userid: 'xinren' })).json.errcode).toBe(60111)
  })

  test.each([
    ['below an unknown parent', { name: '新', parentid: 99 }, 60004],
    ['with the name of a sibling', { name: '市场部', parentid: 1 }, 60008],
    ['with a used id', { name: '新', parentid: 1, id: 3 }, 60008],
    ['with a strange name', { name: 'a|b', parentid: 1 }, 60009],
    ['with a name of 65 characters', { name: '长'.repeat(65), parentid: 1 }, 60001],
  ])('a department %s is refused', async (_name, body, errcode) => {
    expect((await helper.post('department/create', body)).json.errcode).toBe(errcode)
  })

  test('the tree stays a tree: no circle, no more than 15 levels, nothing lost with a department', async () => {
    let parentid = 1
    for (let level = 2; level <= 15; level += 1)
      parentid = Number((await helper.post('department/create', { name: `层${level}`, parentid })).json.id)
    expect((await helper.post('department/create', { name: '太深', parentid })).json.errcode).toBe(81002)
    expect((await helper.post('department/update', { id: 7, parentid })).json.errcode).toBe(60010)
    expect((await helper.get('department/delete', { id: '7' })).json.errcode).toBe(60006)
    expect((await helper.get('department/delete', { id: '3' })).json.errcode).toBe(60005)
    expect((await helper.get('department/delete', { id: '1' })).json.errcode).toBe(60007)
    expect((await helper.get('department/delete', { id: String(parentid) })).json.errcode).toBe(0)
  })
})
