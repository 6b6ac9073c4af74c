import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { issueCode } from '../agents/index.ts'
import { audit } from './index.ts'

const desk = await bootDesk()
const phone = '13912345678'
const password = 'planted-Password-9'

/** A day of privileged acts; what comes back is what must not be found again. */
async function act(): Promise<string[]> {
  const { token } = await desk.login('admin')
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    desk.call(method, path, { token, body })
  await call('POST', '/api/directory/sync', {})
  await desk.drain()
  await desk.db.run(sql`update directory_members set mobile = ${phone}`)

  const agent = await desk.login('lisi')
  const bound = await desk.call('POST', '/api/agents/otp-bind', { token: agent.token })
  const link = await issueCode(desk.db, agent.id, 'login')
  const linked = await desk.call('POST', '/api/agents/login-link', { body: { login: link } })
  const set = await desk.call('PUT', '/api/agents/me/password', { token: linked.data.token, body: { password } })
  expect(set.status).toBe(200)
  const mapping = await call('POST', '/api/access/mappings', {
    matchType: 'position',
    matchValue: phone,
    role: 'auditor',
  })
  await call('DELETE', `/api/access/mappings/${mapping.data.id}`)
  await call('PUT', '/api/agents/lisi', { max_load: 7, roles: ['agent', 'auditor'] })
  await call('PUT', '/api/agents/lisi/status', { status: 'busy' })
  await call('DELETE', '/api/agents/lisi/tokens')
  await fetch(`${desk.url}/api/audit.csv?target=${phone}&actor=${encodeURIComponent(`+86 ${phone}`)}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const overlooked = {
    note: `call ${phone}`,
    password,
    nested: [{ otp_secret: bound.data.secret, access_token: token }],
  }
  await desk.db.tx((tx) => audit(tx, { actor: { type: 'system' }, action: 'thing.careless', details: overlooked }))
  return [phone, password, token, agent.token, linked.data.token, bound.data.secret, link]
}

test('no line of the log holds a secret or a phone number, whatever its writer overlooked', async () => {
  const secrets = await act()
  const { token } = await desk.login('admin')
  const rows = await desk.db.rows<{ line: string; action: string }>(sql`
    select to_json(l)::text as line, action from audit_log l order by id`)
  const csv = await fetch(`${desk.url}/api/audit.csv`, { headers: { authorization: `Bearer ${token}` } })
  const page = await desk.call('GET', '/api/audit?limit=200', { token })
  const text = [...rows.map(({ line }) => line), await csv.text(), JSON.stringify(page.data)].join('\n')
  expect(secrets.filter((secret) => secret.length < 10)).toEqual([])
  for (const secret of secrets) expect([secret.slice(0, 4), text.includes(secret)]).toEqual([secret.slice(0, 4), false])
  // The acts were noted: a log without lines would hold nothing either.
  const acts = ['role_mapping.create', 'role_mapping.delete', 'agent.update', 'agent.status', 'agent.sign_out']
  acts.push('audit.export', 'thing.careless', 'password.set')
  expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(acts))
})
