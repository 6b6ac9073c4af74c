import { type DirectorySource, WeComClient } from '@yingda/wecom'

interface Row {
  readonly userid: string
  readonly department: readonly number[]
  readonly [field: string]: unknown
}

/** A company as WeCom answers for it; tests change it between two syncs. */
export interface Company {
  departments: { id: number; name: string; parentid: number; order: number }[]
  members: Row[]
  /** Departments whose members were asked for. */
  readonly asked: number[]
  /** Runs before members of a department are answered; a test may hold it, or answer an errcode. */
  onAsked: (departmentId: number) => Promise<number | undefined>
  readonly source: DirectorySource
}

export const member = (userid: string, department: readonly number[] = [1], more: object = {}): Row => ({
  ...{ userid, name: `名${userid}`, department, main_department: department[0], status: 1, position: '客服' },
  ...more,
})

export function company(departmentIds: readonly number[] = [1], members: Row[] = []): Company {
  const made: Company = {
    departments: departmentIds.map((id) => ({ id, name: `部门${id}`, parentid: id === 1 ? 0 : 1, order: id })),
    members,
    asked: [],
    onAsked: async () => undefined,
    source: new WeComClient({
      corpId: 'ww1',
      secret: 'secret',
      fetch: (input) => answer(made, new URL(String(input))),
    }),
  }
  return made
}

async function answer(company: Company, url: URL): Promise<Response> {
  if (url.pathname === '/cgi-bin/gettoken') return json({ access_token: 'token', expires_in: 7200 })
  if (url.pathname === '/cgi-bin/department/list') return json({ department: company.departments })
  const id = Number(url.searchParams.get('department_id'))
  company.asked.push(id)
  const errcode = await company.onAsked(id)
  if (errcode) return json({ errcode, errmsg: 'refused' })
  return json({ userlist: company.members.filter(({ department }) => department.includes(id)) })
}

const json = (body: object) => new Response(JSON.stringify({ errcode: 0, ...body }))
