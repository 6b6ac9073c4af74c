import { createServer } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import { createOutbound } from '../../../platform/outbound/index.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { createRetrieve } from '../index.ts'
import { botOf, keeper } from '../testing/people.ts'
import { docx } from '../testing/samples.ts'
import { zip } from '../testing/zip.ts'
import { claimImport, ImportLost } from './claim.ts'
import { storePassages } from './store-passages.ts'
import { importClaimed } from './worker.ts'

const desk = await bootDesk()
const chen = await keeper(desk, 'zhoujie')
const botId = await botOf(desk, chen, 'reader')
const [own] = (await chen.ask('GET', `bots/${botId}/sets`)).body.items
const setId: string = own.id
const retrieve = createRetrieve(desk.db)

async function upload(name: string, bytes: Uint8Array | string) {
  const response = await chen.send(`sets/${setId}/documents?name=${encodeURIComponent(name)}`, bytes)
  return { status: response.status, body: await response.json() }
}

const document = async (id: string) => (await chen.ask('GET', `documents/${id}`)).body

test('a document is read in the background, tells how far it is, and is found with its name', async () => {
  const { body } = await upload(
    '售后手册.docx',
    docx([{ heading: '退款时限' }, { text: '退款在三个工作日内原路退回。' }]),
  )
  expect(body).toMatchObject({ state: 'waiting', format: 'docx', entries_done: 0, entries_total: null })
  await desk.drain()
  expect(await document(body.id)).toMatchObject({ state: 'ready', entries_done: 1, entries_total: 1, error: null })
  const [found] = await retrieve(botId, '退款要几个工作日')
  expect(found).toMatchObject({ kind: 'document', title: '售后手册.docx', question: '退款时限' })
  expect(found?.answer).toContain('三个工作日')
  const { body: passages } = await chen.ask('GET', `documents/${body.id}/passages`)
  expect(passages.items).toEqual([expect.objectContaining({ position: 0, heading: '退款时限' })])
  expect((await chen.ask('GET', `sets/${setId}/entries`)).body.items).toEqual([])
})

test('what cannot be read says why, and the next is read', async () => {
  const bomb = zip([{ name: 'word/document.xml', bytes: Buffer.alloc(150 * 1024 * 1024), claims: 10 }])
  const hostile = await upload('炸弹.docx', bomb)
  const empty = await upload('空.html', '<script>1</script>')
  const good = await upload('好.txt', '打印机卡纸时打开前盖。')
  await desk.drain()
  expect(await document(hostile.body.id)).toMatchObject({ state: 'failed', error: 'expands_too_far' })
  expect(await document(empty.body.id)).toMatchObject({ state: 'failed', error: 'no_text' })
  expect(await document(good.body.id)).toMatchObject({ state: 'ready' })
  expect((await chen.ask('POST', `documents/${good.body.id}/retry`)).status).toBe(409)
  expect((await chen.ask('POST', `documents/${empty.body.id}/retry`)).body).toMatchObject({
    state: 'waiting',
    error: null,
  })
})

test('a file of another kind than its name says, an unknown one, an empty and a huge one are refused', async () => {
  expect((await upload('a.exe', 'MZ')).status).toBe(400)
  expect((await upload('a.pdf', 'no pdf')).status).toBe(400)
  expect((await upload('a.txt', zip([]))).status).toBe(400)
  expect((await upload('a.txt', '')).status).toBe(400)
  expect((await upload('a.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 97))).status).toBe(413)
  expect((await upload('../a.txt', 'x')).status).toBe(422)
})

describe('an import', () => {
  const many = Array.from({ length: 50 }, (_, n) => ({ heading: `第${n}节`, text: `第${n}节的内容。` }))
  const waiting = async (name: string) => {
    const [row] = await desk.db.rows<{ id: string }>(sql`
      insert into knowledge_documents (set_id, kind, name, format) values (${setId}, 'document', ${name}, 'txt') returning id`)
    return row?.id ?? ''
  }
  const count = async (id: string) =>
    (await desk.db.one<{ n: number }>(sql`select count(*) as n from knowledge_entries where document_id = ${id}`))?.n

  test('that died in the middle goes on behind what it has stored, and nothing is there twice', async () => {
    await desk.drain()
    const id = await waiting('被中断.txt')
    const first = await claimImport(desk.db)
    if (first?.id !== id) return expect.fail('another import was due')
    await storePassages(desk.db, first, many.slice(0, 30), first.name)
    expect(await claimImport(desk.db)).toBeUndefined()
    await desk.db.run(sql`update knowledge_documents set lease_until = now() - interval '1 second' where id = ${id}`)
    const second = await claimImport(desk.db)
    expect(second).toMatchObject({ id, done: 30, attempts: 2 })
    if (!second) return
    await expect(storePassages(desk.db, first, many, first.name)).rejects.toThrow(ImportLost)
    await storePassages(desk.db, second, many, second.name)
    expect(await count(id)).toBe(50)
    await chen.ask('DELETE', `documents/${id}`)
  })

  test('whose document is deleted stores nothing more', async () => {
    const id = await waiting('被删.txt')
    const work = await claimImport(desk.db)
    if (work?.id !== id) return expect.fail('another import was due')
    await storePassages(desk.db, work, many.slice(0, 20), work.name)
    expect((await chen.ask('DELETE', `documents/${id}`)).status).toBe(200)
    await expect(storePassages(desk.db, work, many, work.name)).rejects.toThrow(ImportLost)
    expect(await count(id)).toBe(0)
    expect((await chen.ask('GET', `documents/${id}`)).status).toBe(404)
  })
})

describe('a page of a website', () => {
  const site = createServer((request, response) => {
    if (request.url === '/broken') return response.writeHead(404).end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<title>会员说明</title><h1>会员权益</h1><p>会员享九五折和免运费。</p>')
  })
  afterAll(() => void site.close())

  test('is fetched, read and found with its title and address', async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    const address = site.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const outbound = createOutbound({ maxBytes: 10_000, timeoutMs: 20_000, allowLoopback: true })
    const read = async (path: string) => {
      const url = `http://127.0.0.1:${port}${path}`
      // Leased already, because the desk's own importer may not reach this machine.
      const row = await desk.db.one<{ id: string }>(sql`
        insert into knowledge_documents (set_id, kind, name, url, format, state, lease_until, lease_version)
        values (${setId}, 'page', 'page', ${url}, 'html', 'working', now() + interval '1 hour', 1) returning id`)
      const id = row?.id ?? ''
      const work = {
        id,
        setId,
        kind: 'page',
        name: 'page',
        url,
        format: 'html',
        attempts: 1,
        done: 0,
        leaseVersion: 1,
      } as const
      await importClaimed({ db: desk.db, log: createLog('silent'), onCommitted: () => {}, outbound }, work)
      return document(id)
    }
    expect(await read('/')).toMatchObject({ state: 'ready', name: '会员说明' })
    expect(await read('/broken')).toMatchObject({ state: 'failed', error: 'page_refused' })
    const [found] = await retrieve(botId, '会员权益有什么')
    expect(found).toMatchObject({ kind: 'page', title: '会员说明', url: `http://127.0.0.1:${port}/` })
  })

  test.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://169.254.169.254/',
    'file:///etc/passwd',
    'ftp://a.test/',
    'nothing',
  ])('that is not public is refused at once: %s', async (url) => {
    const { status, body } = await chen.ask('POST', `sets/${setId}/pages`, { url })
    expect([status, body.detail]).toEqual([422, expect.stringContaining('网址')])
  })

  test('whose name leads into the company is refused when it is fetched', async () => {
    const { body } = await chen.ask('POST', `sets/${setId}/pages`, { url: 'http://localhost:8080/' })
    await desk.drain()
    expect(await document(body.id)).toMatchObject({ state: 'failed', error: 'page_address' })
  })
})

test('whoever manages bots hears that an import got further, and nobody else does', async () => {
  const [{ token }, { token: agentToken }] = [await desk.login('zhoujie'), await desk.login('lisi')]
  const [manager, agent] = [
    openSocket(desk.url, 'zhoujie', `?token=${token}`),
    openSocket(desk.url, 'lisi', `?token=${agentToken}`),
  ]
  for (const socket of [manager, agent]) await socket.next(({ type }) => type === 'ready')
  const { body } = await upload('有消息.txt', '会议室在三楼。')
  await desk.drain()
  const heard = await manager.next(({ type, data }) => type === 'knowledge_import' && data.documentId === body.id)
  expect(heard).toEqual({
    type: 'knowledge_import',
    cursor: expect.any(String),
    data: { documentId: body.id, setId },
  })
  agent.send({ type: 'ping' })
  await agent.next(({ type }) => type === 'pong')
  expect(agent.frames.filter(({ type }) => type === 'knowledge_import')).toEqual([])
  for (const socket of [manager, agent]) await socket.close()
})
