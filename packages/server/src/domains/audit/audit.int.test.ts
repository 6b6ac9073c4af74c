import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import type { AuditLine, AuditPage } from './contract.ts'
import { audit, auditAll, sweepAudit } from './index.ts'

const desk = await bootDesk()
const { token } = await desk.login('admin')
const list = async (query = ''): Promise<AuditPage> => {
  const { status, data } = await desk.call('GET', `/api/audit${query}`, { token })
  expect([query, status]).toEqual([query, 200])
  return data
}
const csv = (query = '', as = token) =>
  fetch(`${desk.url}/api/audit.csv${query}`, { headers: { authorization: `Bearer ${as}` } })
const clear = () => desk.db.run(sql`delete from audit_log`)
/** `count` lines of one moment: only their order of writing tells them apart. */
const fill = (count: number) =>
  desk.db.tx((tx) =>
    auditAll(
      tx,
      Array.from({ length: count }, (_, n) => ({
        actor: { type: 'agent' as const, id: n % 2 ? 'lisi' : 'admin' },
        action: n % 3 ? 'thing.change' : 'thing.add',
        target: { type: 'thing', id: `t${n % 5}` },
        details: { n },
      })),
    ),
  )
const numbers = (lines: readonly AuditLine[]) => lines.map(({ details }) => (details as { n: number }).n)

test('the newest act comes first, and pages meet without a gap or a repeat, also where many are of one moment', async () => {
  await clear()
  await fill(25)
  await fill(8)
  const seen: AuditLine[] = []
  let cursor = ''
  do {
    const { items, next } = await list(`?limit=7${cursor}`)
    seen.push(...items)
    cursor = next ? `&cursor=${next}` : ''
  } while (cursor)
  expect(seen).toHaveLength(33)
  const order = [...Array.from({ length: 8 }, (_, n) => 7 - n), ...Array.from({ length: 25 }, (_, n) => 24 - n)]
  expect(numbers(seen)).toEqual(order)
})

test('a line says who, what, to what and from where, and leaves out what there is not', async () => {
  await clear()
  await desk.db.tx((tx) => audit(tx, { actor: { type: 'system' }, action: 'thing.expire' }))
  const target = { type: 'thing', id: 't' }
  await desk.db.tx((tx) => audit(tx, { actor: { type: 'agent', id: 'lisi' }, action: 'thing.add', target, ip: '::1' }))
  const { items } = await list()
  const [id, at] = [expect.any(String), expect.any(String)]
  const lisi = { actorType: 'agent', actorId: 'lisi', actorName: '李四' }
  expect(items).toEqual([
    { id, at, ...lisi, action: 'thing.add', targetType: 'thing', targetId: 't', details: {}, ip: '::1' },
    { id, at, actorType: 'system', action: 'thing.expire', details: {} },
  ])
})

test('lines are found by who, what, to what and when', async () => {
  await clear()
  await fill(30)
  const all = Array.from({ length: 30 }, (_, n) => 29 - n)
  expect(numbers((await list('?actor=lisi')).items)).toEqual(all.filter((n) => n % 2))
  expect(numbers((await list('?action=thing.add')).items)).toEqual(all.filter((n) => n % 3 === 0))
  expect(numbers((await list('?target=t2&actor=admin')).items)).toEqual(all.filter((n) => n % 5 === 2 && n % 2 === 0))
  const [line] = (await list('?limit=1')).items
  const at = encodeURIComponent(line?.at ?? '')
  const after = encodeURIComponent('2999-01-01T00:00:00Z')
  expect((await list(`?from=${after}`)).items).toEqual([])
  expect((await list(`?to=${at}`)).items).toEqual([])
  expect((await list(`?from=${at}&to=${after}&limit=200`)).items).toHaveLength(30)
})

test.each(['?from=yesterday', '?limit=0', '?limit=201', '?to=1'])('%s is a bad shape', async (query) => {
  const { status, code } = await desk.call('GET', `/api/audit${query}`, { token })
  expect([status, code]).toEqual([400, 40000])
})

test('a cursor that is none of ours begins at the top', async () => {
  const top = await list('?limit=3')
  for (const cursor of ['x', 'MTIz', "' or 1=1"]) {
    expect(await list(`?limit=3&cursor=${encodeURIComponent(cursor)}`)).toEqual(top)
  }
})

test('the table for spreadsheets has every line that fits, and that it was taken is one more', async () => {
  await clear()
  await fill(2_500)
  const response = await csv('?actor=lisi')
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  // `text()` would drop the mark at the beginning.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  expect(text.startsWith('\uFEFFtime,')).toBe(true)
  const rows = text.trimEnd().split('\r\n')
  expect(rows).toHaveLength(1 + 1_250)
  expect(rows[1]).toMatch(/^\d{4}-.*Z,lisi,李四,thing\.\w+,thing t\d,"\{""n"":\d+\}",$/)
  const [newest] = (await list('?limit=1')).items
  expect(newest).toMatchObject({ actorId: 'admin', action: 'audit.export', details: { actor: 'lisi' } })
})

test('no cell is run as a formula', async () => {
  await clear()
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']
  await desk.db.tx((tx) =>
    auditAll(
      tx,
      dangerous.map((id) => ({ actor: { type: 'agent', id }, action: id, target: { type: id, id } })),
    ),
  )
  const text = await (await csv()).text()
  for (const line of text.split('\r\n')) {
    for (const cell of line.split(',')) expect([cell, /^"?[=+\-@\t\r]/.test(cell)]).toEqual([cell, false])
  }
  expect(text.match(/'[=+\-@\t\r]/g)?.length).toBeGreaterThanOrEqual(dangerous.length * 3)
})

test('whoever may not read the log learns nothing from it', async () => {
  const agent = await desk.login('zhangsan')
  expect(await desk.call('GET', '/api/audit', { token: agent.token })).toMatchObject({ status: 403, code: 1002 })
  expect((await csv('', agent.token)).status).toBe(403)
  expect((await csv('', 'nobody')).status).toBe(401)
  await desk.db.run(sql`update agents set manual_roles = '{auditor}' where user_id = 'zhangsan'`)
  expect((await desk.call('GET', '/api/audit', { token: agent.token })).status).toBe(200)
})

test('an act and its line are there together or not at all', async () => {
  await clear()
  const act = desk.db.tx(async (tx) => {
    await audit(tx, { actor: { type: 'system' }, action: 'thing.fail' })
    throw new Error('it went wrong')
  })
  await expect(act).rejects.toThrow('it went wrong')
  expect((await list()).items).toEqual([])
})

test('lines are kept for a year', async () => {
  await clear()
  await fill(3)
  await desk.db.run(sql`update audit_log set at = now() - interval '366 days' where (details ->> 'n')::int = 0`)
  await desk.db.run(sql`update audit_log set at = now() - interval '364 days' where (details ->> 'n')::int = 1`)
  await sweepAudit(desk.db)
  expect(numbers((await list()).items)).toEqual([2, 1])
})
