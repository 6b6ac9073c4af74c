import { expect, test } from 'vitest'
import { RecordClient } from './index.ts'
import { failure } from './testing/failure.ts'
import { account, fakeYunke, fine, refused } from './testing/fake-yunke.ts'

const url = 'https://yunke-pcfile.oss-cn-beijing.aliyuncs.com/a.mp3?Signature=planted'

test('a recording is asked for by the id of its call, as a form with one field', async () => {
  const { client, seen } = fakeYunke(() => fine(url))
  expect(await new RecordClient({ ...account, client }).getRecordUrl('phone-1')).toBe(url)
  expect([seen[0]?.method, seen[0]?.url.pathname]).toEqual(['POST', '/pc/callLog/getRecordUrl'])
  expect(seen[0]?.headers.referer).toBe('https://crm.yunkecn.com/cms/customer/callDetail')
  expect(seen[0]?.body).toEqual({ callActionId: 'phone-1' })
})

test.each(['', '  ', null, undefined])('an empty address (%j) is an error', async (data) => {
  const { client } = fakeYunke(() => fine(data))
  const error = await failure(new RecordClient({ ...account, client }).getRecordUrl('phone-1'))
  expect(error).toMatchObject({ name: 'YunkeApiError', message: '录音下载地址为空' })
})

test('a refusal keeps its text', async () => {
  const { client } = fakeYunke(() => refused('', '录音不存在'))
  expect(await failure(new RecordClient({ ...account, client }).getRecordUrl('phone-1'))).toMatchObject({
    message: '录音不存在',
  })
})
