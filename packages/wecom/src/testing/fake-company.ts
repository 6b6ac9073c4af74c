import { WeComClient } from '../client.ts'
import type { SyncLog } from '../directory/index.ts'
import { createMemoryDirectoryStore, type MemoryDirectoryStore } from '../directory/index.ts'
import { WeComService, type WeComServiceOptions } from '../service.ts'

/** Rows exactly as WeCom sends them; tests change them between two syncs. */
export interface Company {
  departments: unknown[]
  /** user/list of each department. */
  users: Record<number, unknown[]>
  /** errcode by path, or by path and department: `/cgi-bin/user/list?2`. */
  refuse: Record<string, number>
  /** Paths, with the department if there is one, in the order they were asked for. */
  readonly asked: string[]
  readonly queries: Record<string, string>[]
  /** Requests under way at once, at most. */
  parallel: number
}

export const department = (id: number, parentid = 1, more: object = {}) => ({
  ...{ id, name: `部门${id}`, parentid: id === 1 ? 0 : parentid, order: id },
  ...more,
})

export const user = (userid: string, departments: number[], more: object = {}) => ({
  ...{ userid, name: `名${userid}`, department: departments, main_department: departments[0], status: 1 },
  ...{ mobile: '13800000000', position: '客服', ...more },
})

export function company(parts: Partial<Pick<Company, 'departments' | 'users' | 'refuse'>> = {}): Company {
  return { departments: [department(1)], users: {}, refuse: {}, asked: [], queries: [], parallel: 0, ...parts }
}

export interface World {
  readonly service: WeComService
  readonly store: MemoryDirectoryStore
  readonly client: WeComClient
  readonly warnings: string[]
}

export function worldOf(company: Company, options: Partial<WeComServiceOptions> = {}): World {
  const warnings: string[] = []
  const log: SyncLog = { info: () => {}, warn: (text) => void warnings.push(text) }
  const store = createMemoryDirectoryStore()
  const client = new WeComClient({ corpId: 'ww1', secret: 'planted-secret', agentId: 1, fetch: fetchOf(company) })
  const config = { validateConfig: () => [true, ''] as const }
  const service = new WeComService({ config, client, store, log, clock: Date, requireMobile: false, ...options })
  return { service, store, client, warnings }
}

function fetchOf(company: Company): typeof globalThis.fetch {
  let underWay = 0
  return async (input, init) => {
    const url = new URL(String(input))
    const id = url.searchParams.get('department_id') ?? url.searchParams.get('id') ?? undefined
    const name = id === undefined ? url.pathname : `${url.pathname}?${id}`
    company.asked.push(name)
    company.queries.push(Object.fromEntries(url.searchParams))
    underWay += 1
    company.parallel = Math.max(company.parallel, underWay)
    await new Promise(setImmediate)
    underWay -= 1
    const errcode = company.refuse[name] ?? company.refuse[url.pathname]
    if (errcode === 0) throw Object.assign(new TypeError('fetch failed'), { cause: new Error('planted-secret') })
    const body = errcode ? { errcode, errmsg: 'refused' } : answer(company, url, String(init?.body ?? ''))
    return new Response(JSON.stringify(body))
  }
}

function answer({ departments, users }: Company, url: URL, body: string): object {
  const id = Number(url.searchParams.get('department_id') ?? url.searchParams.get('id'))
  const answers: Record<string, () => object> = {
    '/cgi-bin/gettoken': () => ({ errcode: 0, access_token: 'token', expires_in: 7200 }),
    '/cgi-bin/get_api_domain_ip': () => ({ ip_list: [] }),
    '/cgi-bin/department/list': () => ({ department: departments, unknown: {} }),
    '/cgi-bin/department/simplelist': () => ({ department_id: departments }),
    '/cgi-bin/department/get': () => ({ department: departments.find((one) => idOf(one) === id) }),
    '/cgi-bin/user/list': () => ({ errcode: 0, userlist: users[id] ?? [] }),
    '/cgi-bin/user/simplelist': () => ({ userlist: (users[id] ?? []).map(simple) }),
    '/cgi-bin/user/list_id': () => idPage(users, body),
  }
  return answers[url.pathname]?.() ?? { errcode: 40058, errmsg: 'unknown path' }
}

const idOf = (row: unknown) => (typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined)

const simple = (row: unknown) =>
  typeof row === 'object' && row !== null && 'userid' in row && 'name' in row && 'department' in row
    ? { userid: row.userid, name: row.name, department: row.department }
    : row

/** Two rows a page. */
function idPage(users: Company['users'], body: string): object {
  const { cursor = '0' }: { cursor?: string } = JSON.parse(body)
  const rows = Object.entries(users).flatMap(([id, list]) =>
    list.map((row) => ({ ...(simple(row) as object), department: Number(id) })),
  )
  const next = Number(cursor) + 2
  return { dept_user: rows.slice(Number(cursor), next), next_cursor: next < rows.length ? String(next) : '' }
}
