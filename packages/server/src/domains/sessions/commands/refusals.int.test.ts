import { beforeAll, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'

const desk = await bootDesk()
const zhangsan = (await desk.login('zhangsan')).token
const lisi = (await desk.login('lisi')).token
const admin = (await desk.login('admin')).token

/** One session in every state; `manual` is zhangsan's. */
const ids: Record<'ai' | 'pending' | 'manual' | 'closed', string> = { ai: '', pending: '', manual: '', closed: '' }

beforeAll(async () => {
  await desk.say('c-ai', '打印机无法打印怎么办')
  for (const customer of ['c-pending', 'c-manual', 'c-closed']) await desk.say(customer, '转人工')
  const { data } = await desk.call('GET', '/api/sessions', { token: zhangsan })
  const sessionOf = (customer: string) =>
    data.find((s: { customerId: string }) => s.customerId === `emp:${customer}`).sessionId
  Object.assign(ids, {
    ai: sessionOf('c-ai'),
    pending: sessionOf('c-pending'),
    manual: sessionOf('c-manual'),
    closed: sessionOf('c-closed'),
  })
  await desk.call('POST', `/api/sessions/${ids.manual}/accept`, { token: zhangsan, body: { csId: 'zhangsan' } })
  await desk.call('POST', `/api/sessions/${ids.closed}/close`, { token: zhangsan })
})

const unknown = 'ses_00000000000000000000aa'

type Case = [first: string, token: string | undefined, id: () => string, body: unknown, answer: string]

/** Everything is wrong in the first line of each list, and each line puts right what the line before was refused for. */
const accepts: Case[] = [
  ['who asks', undefined, () => unknown, {}, '401/1001'],
  ['whether the session is there', zhangsan, () => unknown, {}, '404/40401'],
  ['whether a csId is given', zhangsan, () => ids.closed, {}, '400/40000'],
  ['whether the csId is the caller', zhangsan, () => ids.closed, { csId: 'lisi' }, '403/1002'],
  ['whether the csId is an agent, for those who may assign', admin, () => ids.closed, { csId: 'nobody' }, '400/40000'],
  ['whether the session waits', zhangsan, () => ids.closed, { csId: 'zhangsan' }, '400/40001'],
  ['and not the bot has it', zhangsan, () => ids.ai, { csId: 'zhangsan' }, '400/40001'],
  ['and nobody else has it', lisi, () => ids.manual, { csId: 'lisi' }, '400/40002'],
  ['and it is not accepted already', zhangsan, () => ids.manual, { csId: 'zhangsan' }, '400/40001'],
]

const messages: Case[] = [
  ['who asks', undefined, () => unknown, {}, '401/1001'],
  ['whether the session is there', lisi, () => unknown, {}, '404/40401'],
  ['whether there is content', lisi, () => ids.closed, {}, '400/40000'],
  ['whether somebody has the session', lisi, () => ids.closed, { content: 'x' }, '400/40001'],
  ['also while it waits', lisi, () => ids.pending, { content: 'x' }, '400/40001'],
  ['also while the bot has it', lisi, () => ids.ai, { content: 'x' }, '400/40001'],
  ['whether the caller has it', lisi, () => ids.manual, { content: 'x' }, '403/40301'],
  ['also for an administrator', admin, () => ids.manual, { content: 'x' }, '403/40301'],
]

const closes: Case[] = [
  ['who asks', undefined, () => unknown, undefined, '401/1001'],
  ['whether the session is there', lisi, () => unknown, undefined, '404/40401'],
  ['whether it is somebody else’s', lisi, () => ids.manual, undefined, '403/40301'],
]

test.each(
  Object.entries({ accept: accepts, message: messages, close: closes }).flatMap(([route, cases]) =>
    cases.map((one) => [route, ...one] as const),
  ),
)('%s looks at %s', async (route, _first, token, id, body, answer) => {
  const before = await state(id())
  const { status, code, data } = await desk.call('POST', `/api/sessions/${id()}/${route}`, { token, body })
  expect(`${status}/${code}`).toBe(answer)
  expect(data).toBeUndefined()
  expect(await state(id())).toEqual(before)
})

test.each([
  ['an empty csId', 'accept', { csId: '' }],
  ['a csId that is a number', 'accept', { csId: 7 }],
  ['a csId that is null', 'accept', { csId: null }],
  ['no object', 'accept', ['zhangsan']],
  ['no body', 'accept', undefined],
  ['empty content', 'message', { content: '' }],
  ['content of blanks', 'message', { content: ' \n\t　' }],
  ['content of NUL alone', 'message', { content: '\0\0' }],
  ['content that is a number', 'message', { content: 7 }],
  ['content beyond any length', 'message', { content: 'x'.repeat(20_001) }],
  ['a kind that cannot be sent', 'message', { content: 'x', msgType: 'image' }],
  ['an empty clientMsgId', 'message', { content: 'x', clientMsgId: '' }],
  ['a clientMsgId that cannot be stored', 'message', { content: 'x', clientMsgId: 'a\0b' }],
  ['no body', 'message', undefined],
])('%s is a bad parameter of %s, whatever else is wrong', async (_what, route, body) => {
  const { status, code } = await desk.call('POST', `/api/sessions/${ids.manual}/${route}`, { token: zhangsan, body })
  expect(`${status}/${code}`).toBe('400/40000')
})

test('JSON that cannot be read is a bad parameter, and its text is not sent back', async () => {
  const path = `/api/sessions/${ids.manual}/message`
  const answer = await desk.call('POST', path, { token: zhangsan, text: '{"content": "geheim' })
  expect(`${answer.status}/${answer.code}`).toBe('400/40000')
  expect(answer.message).not.toContain('geheim')
})

test.each(['x', 'ses_%00', 'ses_1%27--', '..%2fagents', `ses_${'a'.repeat(60)}`])(
  'an id of the shape %s names nothing, like any unknown one',
  async (id) => {
    const random = await desk.call('GET', `/api/sessions/${unknown}`, { token: zhangsan })
    const answers = [
      await desk.call('GET', `/api/sessions/${id}`, { token: zhangsan }),
      await desk.call('GET', `/api/sessions/${id}/history`, { token: zhangsan }),
      await desk.call('POST', `/api/sessions/${id}/accept`, { token: zhangsan, body: { csId: 'zhangsan' } }),
      await desk.call('POST', `/api/sessions/${id}/message`, { token: zhangsan, body: { content: 'x' } }),
      await desk.call('POST', `/api/sessions/${id}/close`, { token: zhangsan }),
    ]
    for (const { status, code, message } of answers) {
      expect({ status, code, message }).toEqual({ status: 404, code: 40401, message: random.message })
    }
  },
)

test('an address that cannot be decoded is refused in the same envelope', async () => {
  const { status, code } = await desk.call('GET', '/api/sessions/%ED%A0%80', { token: zhangsan })
  expect(`${status}/${code}`).toBe('400/40000')
})

test('any agent may close what nobody has, and an administrator what somebody has', async () => {
  for (const customer of ['d-ai', 'd-pending', 'd-manual'])
    await desk.say(customer, customer === 'd-ai' ? '你好' : '转人工')
  const idOf = async (customer: string) => {
    const row = await desk.db.one<{ id: string }>(sql`
      select session_id as id from customer_identities where customer_ref = ${`emp:${customer}`}`)
    return row?.id ?? ''
  }
  await desk.call('POST', `/api/sessions/${await idOf('d-manual')}/accept`, {
    token: zhangsan,
    body: { csId: 'zhangsan' },
  })
  for (const [customer, token] of [
    ['d-ai', lisi],
    ['d-pending', lisi],
    ['d-manual', admin],
  ] as const) {
    const { status, data } = await desk.call('POST', `/api/sessions/${await idOf(customer)}/close`, { token })
    expect([customer, status, data.status]).toEqual([customer, 200, 'closed'])
  }
})

test('an administrator assigns to another agent, whose session it becomes', async () => {
  await desk.say('e-assign', '转人工')
  const { data: waiting } = await desk.call('GET', '/api/sessions?status=pending', { token: admin })
  const { sessionId } = waiting.find((s: { customerId: string }) => s.customerId === 'emp:e-assign')
  const accepted = await desk.call('POST', `/api/sessions/${sessionId}/accept`, {
    token: admin,
    body: { csId: 'lisi' },
  })
  expect(accepted.data).toMatchObject({ status: 'manual', manualCsId: 'lisi', manualCsName: '李四' })
  const answers = [
    await desk.call('POST', `/api/sessions/${sessionId}/message`, { token: admin, body: { content: 'x' } }),
    await desk.call('POST', `/api/sessions/${sessionId}/message`, { token: lisi, body: { content: 'x' } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 200])
})

test('an agent who is offline takes nothing', async () => {
  await desk.call('PUT', '/api/agents/me/status', { token: lisi, body: { status: 'offline' } })
  const body = { csId: 'lisi' }
  const { status, code } = await desk.call('POST', `/api/sessions/${ids.pending}/accept`, { token: lisi, body })
  expect(`${status}/${code}`).toBe('400/40000')
  await desk.call('PUT', '/api/agents/me/status', { token: lisi, body: { status: 'busy' } })
  expect((await desk.call('POST', `/api/sessions/${ids.pending}/accept`, { token: lisi, body })).status).toBe(200)
})

const state = (id: string) =>
  desk.db.one(sql`
    select status, manual_cs_id, message_count, last_seq, version, updated_at,
      (select count(*) from session_events e where e.session_id = s.id) as events,
      (select sum(current_load) from agents) as load
    from sessions s where id = ${id}`)
