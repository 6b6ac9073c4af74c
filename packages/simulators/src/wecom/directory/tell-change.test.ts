import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Product, startProduct } from '../../testing/product.ts'
import { startSimulator } from '../../testing/simulator.ts'
import type { WeComSimulator } from '../simulator.ts'
import type { DirectoryChange } from './changes.ts'

const contact = { secret: 'helper', callbackToken: 'helperToken', encodingAesKey: 'z'.repeat(43) }
let product: Product
let simulator: WeComSimulator

beforeEach(async () => {
  product = await startProduct()
  product.keys = contact
  simulator = await startSimulator({ callbackUrl: product.url, contact })
})

afterEach(async () => {
  await simulator.stop()
  await product.stop()
})

async function told(change: DirectoryChange): Promise<Record<string, string> | undefined> {
  await simulator.directory.change(change)
  const received = product.received.at(-1)
  if (received === undefined) return undefined
  expect(received.signatureFits).toBe(true)
  const { ToUserName, FromUserName, MsgType, Event, CreateTime: _, ...rest } = Object.fromEntries(received.children)
  expect({ ToUserName, FromUserName, MsgType, Event }).toEqual({
    ToUserName: 'ww1234567890abcdef',
    FromUserName: 'sys',
    MsgType: 'event',
    Event: 'change_contact',
  })
  return rest
}

describe('the form with ids only', () => {
  test.each<[DirectoryChange, Record<string, string>]>([
    [
      { change: 'create_user', userid: 'xinren', name: '新人', department: [3] },
      { UserID: 'xinren', Department: '3' },
    ],
    [
      { change: 'update_user', userid: 'liuyang', department: [4, 5] },
      { UserID: 'liuyang', Department: '4,5' },
    ],
    [
      { change: 'update_user', userid: 'liuyang', newUserid: 'liuyang2' },
      { UserID: 'liuyang', NewUserID: 'liuyang2', Department: '3' },
    ],
    [{ change: 'delete_user', userid: 'liuyang' }, { UserID: 'liuyang' }],
    [
      { change: 'create_party', id: 9, name: '新部门' },
      { Id: '9', ParentId: '1' },
    ],
    [
      { change: 'update_party', id: 3, parentid: 2 },
      { Id: '3', ParentId: '2' },
    ],
    [{ change: 'delete_party', id: 3 }, { Id: '3' }],
  ])('%j', async (change, rest) => {
    expect(await told(change)).toEqual({ ChangeType: change.change, ...rest })
  })

  test.each<DirectoryChange>([
    { change: 'update_user', userid: 'liuyang', name: '刘阳' },
    { change: 'update_party', id: 3, name: '市场与品牌部' },
  ])('says nothing of %j', async (change) => {
    expect(await told(change)).toBeUndefined()
  })
})

describe('the full form', () => {
  test.each<[DirectoryChange, Record<string, string>]>([
    [
      { change: 'create_user', userid: 'xinren', name: '新人', department: [3, 4], mobile: '13700000001' },
      {
        UserID: 'xinren',
        Name: '新人',
        Department: '3,4',
        MainDepartment: '3',
        IsLeaderInDept: '0,0',
        Position: '',
        Mobile: '13700000001',
      },
    ],
    [
      { change: 'update_user', userid: 'liuyang', name: '刘阳' },
      { UserID: 'liuyang', Name: '刘阳' },
    ],
    [
      { change: 'update_user', userid: 'liuyang', status: 2 },
      { UserID: 'liuyang', Status: '2' },
    ],
    [
      { change: 'update_party', id: 3, name: '市场与品牌部' },
      { Id: '3', Name: '市场与品牌部' },
    ],
  ])('%j', async (change, rest) => {
    simulator.rules({ contactForm: 'full' })
    expect(await told(change)).toEqual({ ChangeType: change.change, ...rest })
  })
})

test('without a contact helper nobody is told, and the change is made all the same', async () => {
  await simulator.stop()
  simulator = await startSimulator({ callbackUrl: product.url })
  expect(await simulator.directory.change({ change: 'delete_user', userid: 'liuyang' })).toBeUndefined()
  expect(product.received).toEqual([])
  expect(simulator.directory.find('liuyang')).toBeUndefined()
})

test.each<DirectoryChange>([
  { change: 'delete_user', userid: 'nobody' },
  { change: 'update_user', userid: 'nobody', name: 'x' },
  { change: 'create_user', userid: 'LiuYang' },
  { change: 'update_user', userid: 'liuyang', department: [99] },
  { change: 'update_party', id: 1, parentid: 3 },
  { change: 'delete_party', id: 99 },
])('an impossible change is refused: %j', (change) => {
  expect(() => simulator.directory.change(change)).toThrow()
})
