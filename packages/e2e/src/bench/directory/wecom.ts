import { createServer } from 'node:http'
import { type CompanySize, departmentsOf, madeMember, membersOf } from './company.ts'

/** A WeCom with a company of any size, a process of its own; it answers what a sync and a sign-in ask. */
const size: CompanySize = JSON.parse(process.argv[2] ?? '{}')

const answers: Record<string, (query: URLSearchParams) => object> = {
  '/cgi-bin/gettoken': () => ({ access_token: 'bench-token', expires_in: 7200 }),
  '/cgi-bin/department/list': () => ({ department: departmentsOf(size) }),
  '/cgi-bin/user/list': (query) => ({ userlist: [...membersOf(size, Number(query.get('department_id')))] }),
  '/cgi-bin/user/get': (query) => ({ ...madeMember(0, 1), userid: query.get('userid') }),
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://bench')
  const body = answers[url.pathname]?.(url.searchParams) ?? { errcode: 40058, errmsg: 'unknown api path' }
  response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...body }))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`ready ${typeof address === 'object' && address ? address.port : ''}\n`)
})
