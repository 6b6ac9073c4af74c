import type { Department, Member } from './records.ts'

export const rootId = 1
export const serviceDeskId = 2

export const demoDepartments: readonly Department[] = [
  { id: rootId, name: '云杉科技', parentid: 0, order: 100_000_000 },
  { id: serviceDeskId, name: '服务台', parentid: rootId, order: 600 },
  { id: 3, name: '市场部', parentid: rootId, order: 500 },
  { id: 4, name: '财务部', parentid: rootId, order: 400 },
  { id: 5, name: '研发部', parentid: rootId, order: 300 },
  { id: 6, name: '人力资源部', parentid: rootId, order: 200 },
]

/** The demo company: people who ask, some of whom have asked before, and three who answer. */
export const demoMembers: readonly Member[] = [
  { userid: 'liuyang', name: '刘洋', department: [3], position: '市场经理', mobile: '13900000001' },
  { userid: 'chenjing', name: '陈静', department: [4], position: '会计', mobile: '13900000002' },
  { userid: 'zhaolei', name: '赵磊', department: [5], position: '工程师', mobile: '13900000003' },
  { userid: 'sunli', name: '孙丽', department: [6], position: '招聘专员', mobile: '13900000004' },
  { userid: 'wanglei', name: '王磊', department: [3], position: '销售', mobile: '13900000005' },
  { userid: 'hejing', name: '何静', department: [6], position: '行政', mobile: '13900000006' },
  { userid: 'zhoujie', name: '周杰', department: [5], position: '工程师', mobile: '13900000007' },
  { userid: 'wuting', name: '吴婷', department: [4], position: '出纳' },
  { userid: 'zhangsan', name: '张三', department: [serviceDeskId], position: '服务台客服', mobile: '13900000009' },
  { userid: 'lisi', name: '李四', department: [serviceDeskId], position: '服务台客服', mobile: '13900000010' },
  { userid: 'admin', name: '王敏', department: [rootId, serviceDeskId], position: '服务台主管', mobile: '13900000011' },
]

/** Tag ids and who has them. */
export const demoTags: ReadonlyMap<number, readonly string[]> = new Map([
  [1, ['zhangsan', 'lisi', 'admin']],
  [2, ['liuyang', 'wanglei']],
])
