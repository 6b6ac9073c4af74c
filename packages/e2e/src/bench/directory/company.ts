/** A company made by rule: any page of it is made when it is asked for, and none is kept. */
export interface CompanySize {
  readonly members: number
  readonly departments: number
}

export interface MadeDepartment {
  readonly id: number
  readonly name: string
  readonly parentid: number
  readonly order: number
}

/** Ten departments below each. */
export const departmentsOf = ({ departments }: CompanySize): MadeDepartment[] =>
  Array.from({ length: departments }, (_, index) => ({
    id: index + 1,
    name: `第${index + 1}部门`,
    parentid: index === 0 ? 0 : Math.floor((index - 1) / 10) + 1,
    order: 100_000 - index,
  }))

/** Every tenth member is in a second department too. */
export function* membersOf({ members, departments }: CompanySize, departmentId: number) {
  const at = departmentId - 1
  for (let n = at; n < members; n += departments) yield madeMember(n, departments)
  const before = (at + departments - 1) % departments
  for (let n = before; n < members; n += departments) if (n % 10 === 0) yield madeMember(n, departments)
}

export function madeMember(n: number, departments: number) {
  const home = (n % departments) + 1
  const userid = `Member${String(n).padStart(6, '0')}`
  return {
    userid,
    name: `成员${n}`,
    department: n % 10 === 0 && departments > 1 ? [home, (home % departments) + 1] : [home],
    main_department: home,
    position: n % 3 === 0 ? '客服专员' : '销售代表',
    mobile: `138${String(n).padStart(8, '0')}`,
    email: `${userid}@example.com`,
    gender: String((n % 2) + 1),
    status: 1,
  }
}
