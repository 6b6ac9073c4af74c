import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { channel } from '../../channels/wecom-app/index.ts'
import { sign } from '../../channels/wecom-app/testing/sign.ts'
import { openDb } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import { testDataDir } from '../../testing/data-dir.ts'
import { testKeys } from '../../testing/index.ts'
import { openInbox } from '../inbox.ts'
import { openSpool } from '../spool/spool.ts'
import { knockAt } from '../testing/knock.ts'
import { openDoors } from './listener.ts'

const log = createLog('silent')
/** Nothing listens there. */
const db = openDb({ url: 'postgres://nobody@127.0.0.1:1/none' })
const disk = await openSpool(await testDataDir())
let isFull = true
const spool = {
  ...disk,
  add: (rows: Parameters<typeof disk.add>[0]) => (isFull ? Promise.reject(noSpace()) : disk.add(rows)),
}
const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })

const open = channel.open(testKeys, { log, fetch })
const inbox = openInbox({ db, log, spool, onCommitted: () => {}, onRung: () => {} })
const doors = openDoors([{ path: '/wecom/callback', channelTypes: [], channels: [open] }], inbox, log)
const server = createServer((request, response) => void doors(request, response))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const knock = knockAt(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await disk.close()
  await db.close()
})

const payload = '<xml><FromUserName>liuyang</FromUserName><MsgType>text</MsgType><Content>x</Content></xml>'

test('with neither PostgreSQL nor disk a callback is answered 503, and may come again', async () => {
  expect(await knock(sign(payload, testKeys))).toMatchObject({ status: 503, body: 'error' })
  isFull = false
  expect(await knock(sign(payload, testKeys))).toMatchObject({ status: 200, body: 'success' })
  expect((await disk.oldest())?.rows).toMatchObject([{ item: { text: 'x' } }])
})
