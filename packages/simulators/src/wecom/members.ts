export interface Member {
  userid: string
  name: string
  /** Department ids; 1 is the root, 2 the service desk. */
  department: readonly number[]
  position: string
  /** Left out unless given: WeCom has hidden it from apps since 2022. */
  mobile?: string
}

export const departments: readonly { id: number; name: string }[] = [
  { id: 1, name: '云杉科技' },
  { id: 2, name: '服务台' },
  { id: 3, name: '市场部' },
  { id: 4, name: '财务部' },
  { id: 5, name: '研发部' },
  { id: 6, name: '人力资源部' },
]
const serviceDeskId = 2

/** The demo company: people who ask, some of whom have asked before, and three who answer. */
export const demoMembers: readonly Member[] = [
  { userid: 'liuyang', name: '刘洋', department: [3], position: '市场经理' },
  { userid: 'chenjing', name: '陈静', department: [4], position: '会计' },
  { userid: 'zhaolei', name: '赵磊', department: [5], position: '工程师' },
  { userid: 'sunli', name: '孙丽', department: [6], position: '招聘专员' },
  { userid: 'wanglei', name: '王磊', department: [3], position: '销售' },
  { userid: 'hejing', name: '何静', department: [6], position: '行政' },
  { userid: 'zhoujie', name: '周杰', department: [5], position: '工程师' },
  { userid: 'wuting', name: '吴婷', department: [4], position: '出纳' },
  { userid: 'zhangsan', name: '张三', department: [serviceDeskId], position: '服务台客服' },
  { userid: 'lisi', name: '李四', department: [serviceDeskId], position: '服务台客服' },
  { userid: 'admin', name: '王敏', department: [1, serviceDeskId], position: '服务台主管' },
]

/** Userids are unique ignoring case, so every look-up folds it. */
export class Members {
  readonly #initial: readonly Member[]
  #byKey = new Map<string, Member>()

  constructor(initial: readonly Member[] = demoMembers) {
    this.#initial = initial
    this.reset()
  }

  find(userid: string): Member | undefined {
    return this.#byKey.get(userid.toLowerCase())
  }

  /** Whoever writes is a member: an unknown userid joins the root department. */
  findOrAdd(userid: string, name: string | undefined): Member {
    const known = this.find(userid)
    if (known) return known
    const member: Member = { userid, name: name ?? userid, department: [1], position: '' }
    this.#byKey.set(userid.toLowerCase(), member)
    return member
  }

  inDepartment(id: number): Member[] {
    return this.list().filter((member) => member.department.includes(id))
  }

  list(): Member[] {
    return [...this.#byKey.values()]
  }

  /** The first `limit` members who are not of the service desk. */
  customers(limit: number): Member[] {
    const found: Member[] = []
    for (const member of this.#byKey.values()) {
      if (found.length === limit) break
      if (!member.department.includes(serviceDeskId)) found.push(member)
    }
    return found
  }

  reset(): void {
    this.#byKey = new Map(this.#initial.map((member) => [member.userid.toLowerCase(), member]))
  }
}
