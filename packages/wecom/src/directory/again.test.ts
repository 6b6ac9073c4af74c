import { expect, test } from 'vitest'
import { WeComClient } from '../client.ts'
import { WeComTimeoutError } from '../errors.ts'
import { company, department, worldOf } from '../testing/fake-company.ts'
import type { DepartmentNode } from './tree.ts'

test('a parent that was stored wrong is put right by the next sync', async () => {
  const { service, store } = worldOf(company({ departments: [department(1), department(2), department(3, 2)] }))
  await service.syncDepartments()
  const right = await service.getDepartmentTree()
  const rows = (await store.departments()).map((one) => ({ ...one, id: one.wechatDeptId, parentId: null }))
  const place = { done: 3, total: 3, after: undefined }
  await store.saveDepartments({ rows, faults: [], kept: [], errors: [], incomplete: false, place })
  expect(await service.getDepartmentTree()).toHaveLength(3)
  expect(await service.syncDepartments()).toMatchObject({ created: 0, updated: 2, failed: 0 })
  expect(await service.getDepartmentTree()).toEqual(right)
})

test('a list that does not come in time is one error that says so, and nothing is written', async () => {
  const fetch: typeof globalThis.fetch = async (input) =>
    String(input).includes('/gettoken')
      ? Response.json({ errcode: 0, access_token: 'T', expires_in: 7200 })
      : await new Promise(() => {})
  const client = new WeComClient({ corpId: 'ww1', secret: 's', agentId: 1, timeoutMs: 20, fetch })
  const { service, store } = worldOf(company(), { client })
  await expect(service.syncDepartments()).rejects.toBeInstanceOf(WeComTimeoutError)
  const result = await service.syncDepartments(null, { throwOnFatal: false })
  expect(result).toMatchObject({ success: false, total: 0, created: 0, errors: [expect.stringContaining('超时')] })
  expect(await store.departments()).toEqual([])
})

test('a tree of fifteen levels nests to the last', async () => {
  const departments = Array.from({ length: 15 }, (_, index) => department(index + 1, index))
  const { service } = worldOf(company({ departments }))
  await service.syncDepartments()
  const depth = (nodes: readonly DepartmentNode[]): number =>
    nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map(({ children }) => depth(children)))
  expect(depth(await service.getDepartmentTree())).toBe(15)
})
