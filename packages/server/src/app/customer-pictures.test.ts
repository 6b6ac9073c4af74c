import { expect, test } from 'vitest'
import { customerPictures } from './customer-pictures.ts'

test.each([
  ['http://127.0.0.1:9/a', 'production'],
  ['https://10.0.0.1/a', 'production'],
  ['https://example.com/a', 'production'],
  ['https://qlogo.cn.example.com/a', 'production'],
  ['https://example.com/a', 'demo'],
  ['http://127.0.0.1.example.com/a', 'demo'],
  ['http://192.168.0.1/a', 'demo'],
  ['ftp://wx.qlogo.cn/a', 'demo'],
] as const)('%s is not asked for a picture in %s', async (url, profile) => {
  await expect(customerPictures({ profile }, ['*.qlogo.cn', '*.wechat.com'])(url)).rejects.toMatchObject({
    name: 'OutboundRefused',
  })
})
