import { success, textOf, type YunkeHandler } from '../call.ts'
import { type Department, departments, employees, rootDepartment } from '../world/people.ts'

/** `POST /usercenter/dept/tree`: everything, or what is below `id`. */
export const deptTree: YunkeHandler = ({ body }) => {
  const root = [rootDepartment, ...departments].find(({ id }) => id === (textOf(body.id) || rootDepartment.id))
  return success(root ? node(root) : [])
}

const node = (department: Department): object => ({
  ...department,
  type: 'DEPT',
  children: departments.filter(({ parentId }) => parentId === department.id).map(node),
  users: employees
    .filter(({ departmentId }) => departmentId === department.id)
    .map(({ id, name, phone }) => ({ id, name, phone, status: 1 })),
})
