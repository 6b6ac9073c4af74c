import { expect, test } from 'vitest'
import { placeOf, treeOf } from './department-tree.ts'

const one = (departmentId: string, parentId?: string) => ({
  departmentId,
  name: departmentId,
  ...(parentId && { parentId }),
})

test('departments stand below the one that they are in, companies beside each other', () => {
  const companies = [
    { companyCode: 'a', name: 'A', departments: [one('1'), one('2', '1'), one('3', '2'), one('4', '1')] },
    { companyCode: 'b', name: 'B', departments: [one('1'), one('9', 'unknown')] },
  ]
  const shape = (nodes: ReturnType<typeof treeOf>): unknown =>
    nodes.map(({ value, children }) => (children.length > 0 ? [value, shape(children)] : value))
  expect(shape(treeOf(companies))).toEqual([['a/1', [['a/2', ['a/3']], 'a/4']], 'b/1', 'b/9'])
})

test('what is chosen tells company and department apart', () => {
  expect(placeOf('yk/d/1')).toEqual({ companyCode: 'yk', departmentId: 'd/1' })
})
