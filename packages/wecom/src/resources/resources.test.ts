import { describe, expect, test } from 'vitest'
import { WeComClient, type WeComClientOptions } from '../client.ts'
import { WeComConfigError, WeComNetworkError } from '../errors.ts'
import { type FakeWeCom, startFakeWeCom, tokenNumber, withTokens } from '../testing/fake-wecom.ts'

const text = { touser: 'a', msgtype: 'text', text: { content: 'x' } } as const

describe('members.get', () => {
  test('reads a member, leaving out what the app may not see', async () => {
    const body = {
      ...{
        errcode: 0,
        errmsg: 'ok',
        userid: 'zhangsan',
        name: '张三',
        department: [1, 2],
        main_department: 1,
        status: 1,
      },
      ...{ mobile: '', email: '', position: '客服', gender: '1', biz_mail: 'z@example.com', order: [0, 0], extra: {} },
    }
    await using wecom = await startFakeWeCom(withTokens(() => ({ body })))
    await expect(clientOf(wecom).members.get('zhangsan')).resolves.toEqual({
      ...{ userId: 'zhangsan', name: '张三', departmentIds: [1, 2], mainDepartmentId: 1, status: 1 },
      ...{ position: '客服', gender: '1', bizMail: 'z@example.com' },
    })
    expect(wecom.seen[1]).toMatchObject({ method: 'GET', path: '/cgi-bin/user/get', query: { userid: 'zhangsan' } })
  })

  test('refuses an answer that is no member', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
    await expect(clientOf(wecom).members.get('zhangsan')).rejects.toBeInstanceOf(WeComNetworkError)
  })
})

describe('messages', () => {
  test('send a text to one or many, with a numeric agentid and the token only in the URL', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0, msgid: 'm1' } })))
    const { messages } = clientOf(wecom, { agentId: '1000002' })
    await messages.sendText({ toUser: 'zhangsan', content: '你好' })
    await messages.sendText({ toUser: ['zhangsan', 'lisi'], content: '你好' })
    const body = { touser: 'zhangsan', msgtype: 'text', agentid: 1000002, text: { content: '你好' } }
    expect(wecom.seen[1]).toMatchObject({ method: 'POST', path: '/cgi-bin/message/send', body })
    expect(wecom.seen[2]?.body).toEqual({ ...body, touser: 'zhangsan|lisi' })
    expect(wecom.seen[1]?.query).toEqual({ access_token: tokenNumber(1) })
  })

  test('tell who got nothing', async () => {
    const body = { errcode: 0, invaliduser: 'lisi|wangwu', invalidparty: '', msgid: 'm1', response_code: 'rc' }
    await using wecom = await startFakeWeCom(withTokens(() => ({ body })))
    await expect(clientOf(wecom).messages.send(text)).resolves.toEqual({
      ...{ msgid: 'm1', responseCode: 'rc', invalidUser: ['lisi', 'wangwu'] },
      ...{ invalidParty: [], invalidTag: [], unlicensedUser: [] },
    })
  })

  test('carry the agentid they name', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
    const { touser: _, ...content } = text
    const body = { ...content, toparty: '1', agentid: 7, enable_duplicate_check: 1 } as const
    await clientOf(wecom).messages.send(body)
    expect(wecom.seen[1]?.body).toEqual(body)
  })

  test('are not sent without an agentid', async () => {
    await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
    const sending = clientOf(wecom, { agentId: '' }).messages.sendText({ toUser: 'a', content: 'x' })
    await expect(sending).rejects.toBeInstanceOf(WeComConfigError)
    expect(wecom.seen).toEqual([])
  })
})

function clientOf(wecom: FakeWeCom, options: Partial<WeComClientOptions> = {}): WeComClient {
  return new WeComClient({ corpId: 'ww1', secret: 'the-secret', agentId: 1, apiBase: wecom.apiBase, ...options })
}
