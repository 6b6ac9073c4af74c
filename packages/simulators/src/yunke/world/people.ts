export interface Employee {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly departmentId: string
}

export interface Department {
  readonly id: string
  readonly name: string
  readonly parentId: string
}

export interface Contact {
  readonly name: string
  readonly company: string
  readonly phone: string
}

export const rootDepartment: Department = { id: 'd100', name: '云杉科技', parentId: '0' }

export const departments: readonly Department[] = [
  { id: 'd101', name: '销售一部', parentId: rootDepartment.id },
  { id: 'd102', name: '售后服务部', parentId: rootDepartment.id },
  { id: 'd103', name: '客户成功部', parentId: rootDepartment.id },
]

/** Some of them are members of the WeCom company beside this one, so that people can be told to be the same. */
export const employees: readonly Employee[] = [
  { id: 'u001', name: '王敏', phone: '13900000011', departmentId: 'd102' },
  { id: 'u002', name: '张三', phone: '13900000009', departmentId: 'd102' },
  { id: 'u003', name: '李四', phone: '13900000010', departmentId: 'd102' },
  { id: 'u004', name: '周凯', phone: '13700000004', departmentId: 'd101' },
  { id: 'u005', name: '林晓', phone: '13700000005', departmentId: 'd101' },
  { id: 'u006', name: '郑浩', phone: '13700000006', departmentId: 'd101' },
  { id: 'u007', name: '冯雪', phone: '13700000007', departmentId: 'd103' },
  { id: 'u008', name: '沈阳阳', phone: '13700000008', departmentId: 'd103' },
]

/** Whom they talk to: first the people who also write in the WeCom company. */
export const contacts: readonly Contact[] = [
  { name: '刘洋', company: '云杉科技', phone: '13900000001' },
  { name: '陈静', company: '云杉科技', phone: '13900000002' },
  { name: '赵磊', company: '云杉科技', phone: '13900000003' },
  { name: '孙丽', company: '云杉科技', phone: '13900000004' },
  { name: '王磊', company: '云杉科技', phone: '13900000005' },
  { name: '何静', company: '云杉科技', phone: '13900000006' },
  { name: '周杰', company: '云杉科技', phone: '13900000007' },
  { name: '吴婷', company: '云杉科技', phone: '13900000008' },
  { name: '徐总', company: '青石贸易', phone: '13600000001' },
  { name: '高女士', company: '白桦餐饮', phone: '13600000002' },
  { name: '马先生', company: '', phone: '13600000003' },
  { name: '', company: '', phone: '02160000001' },
]

export const departmentOf = (employee: Employee): Department =>
  departments.find(({ id }) => id === employee.departmentId) ?? rootDepartment
