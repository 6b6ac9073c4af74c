import type { Department, Member } from './records.ts'

const firstDepartmentId = 101
const fanOut = 10
const everyWhoIsInTwo = 20
const everyWithoutMobile = 50
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const givenNames = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '秀英',
  '桂英',
  '海燕',
  '建国',
  '文博',
  '思远',
]
const positions = ['工程师', '销售', '会计', '主管', '客服', '专员']

/**
 * A company of any size as arithmetic: whatever is asked for is computed, nothing is kept.
 * Every 20th member is in two departments, every 50th has no mobile.
 */
export class GeneratedCompany {
  readonly departments: number
  readonly members: number

  constructor(size: { departments: number; members: number }) {
    this.departments = size.departments
    this.members = size.departments > 0 ? size.members : 0
  }

  *departmentList(rootId: number): Generator<Department> {
    for (let j = 0; j < this.departments; j += 1) {
      const parentid = j < fanOut ? rootId : firstDepartmentId + Math.floor((j - fanOut) / fanOut)
      yield { id: firstDepartmentId + j, name: `部门${j + 1}`, parentid, order: 1_000_000 - j }
    }
  }

  /** `undefined` beyond the end. */
  member(k: number): Member | undefined {
    if (!Number.isInteger(k) || k < 0 || k >= this.members) return undefined
    const second = this.#second(k)
    const first = k % this.departments
    return {
      userid: useridOf(k),
      name: `${surnames[k % surnames.length]}${givenNames[Math.floor(k / surnames.length) % givenNames.length]}`,
      department: (second === undefined || second === first ? [first] : [first, second]).map(idOf),
      position: positions[k % positions.length] ?? '',
      ...(k % everyWithoutMobile !== everyWithoutMobile - 1 && { mobile: `138${String(k).padStart(8, '0')}` }),
    }
  }

  /** The number of a member, by the one way its userid is written. */
  numberOf(userid: string): number | undefined {
    const k = Number(/^u(\d{6,9})$/.exec(userid)?.[1] ?? Number.NaN)
    return k < this.members && useridOf(k) === userid ? k : undefined
  }

  numberOfMobile(mobile: string): number | undefined {
    const k = Number(/^138(\d{8})$/.exec(mobile)?.[1] ?? Number.NaN)
    return this.member(k)?.mobile === mobile ? k : undefined
  }

  *membersOf(departmentId: number): Generator<Member> {
    const d = departmentId - firstDepartmentId
    if (d < 0 || d >= this.departments) return
    for (let k = d; k < this.members; k += this.departments) yield* this.#one(k)
    const firstTurn = (d - 1 + this.departments) % this.departments
    for (let turn = firstTurn; turn * everyWhoIsInTwo < this.members; turn += this.departments) {
      const k = turn * everyWhoIsInTwo
      if (k % this.departments !== d) yield* this.#one(k)
    }
  }

  *#one(k: number): Generator<Member> {
    const member = this.member(k)
    if (member) yield member
  }

  #second(k: number): number | undefined {
    return k % everyWhoIsInTwo === 0 ? (k / everyWhoIsInTwo + 1) % this.departments : undefined
  }
}

function idOf(index: number): number {
  return firstDepartmentId + index
}

function useridOf(k: number): string {
  return `u${String(k).padStart(6, '0')}`
}
