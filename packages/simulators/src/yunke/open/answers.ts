import { refusal, textOf, type YunkeHandler } from '../call.ts'
import { addCall } from '../world/add-call.ts'
import { pushRow } from '../world/call.ts'
import { type Department, departments, employees, rootDepartment } from '../world/people.ts'
import { recordingUrl } from '../world/recordings.ts'

const fine = (data: unknown): object => ({ success: true, code: 0, message: 'success', data })

export const userByPhone: YunkeHandler = ({ body }) => {
  const user = employees.find(({ phone }) => phone === body.phone)
  return user ? fine({ ...user, userId: user.id }) : refusal('40010', '用户不存在')
}

export const newTree: YunkeHandler = () => fine(treeNode(rootDepartment))

const treeNode = (department: Department): object => ({
  ...{ type: 'DEPT', id: department.id, name: department.name },
  sub: [
    ...departments.filter(({ parentId }) => parentId === department.id).map(treeNode),
    ...employees
      .filter(({ departmentId }) => departmentId === department.id)
      .map(({ id, name, phone }) => ({ type: 'USER', id, name, phone, major: '客服', isValid: '1' })),
  ],
})

/** The work phone dials and, in this world, the call ends at once and is pushed. */
export const dial: YunkeHandler = ({ state, world, request, body }) => {
  const employee = employees.find(({ id }) => id === request.headers.partnerid)
  const phone = textOf(body.phone)
  if (!employee || phone === '') return refusal('40011', '该员工没有工作手机')
  const call = addCall(state, world, { phone, employeeId: employee.id, isDialled: true })
  return fine(call.callId)
}

export const hangUp: YunkeHandler = ({ body }) => fine(textOf(body.callId))

/** `POST /open/sync/getFailedCallRecords`: the same batch again until it is removed. */
export const failedCalls: YunkeHandler = ({ world, body }) => {
  const size = Number(body.size)
  if (!(size >= 1 && size <= 100)) return refusal('40012', 'size 无效')
  const ids = [...world.failed.keys()].slice(0, size)
  const batchId = ids.length > 0 ? `b-${ids.join('~')}` : ''
  for (const id of ids) world.failed.set(id, batchId)
  const records = ids.flatMap((id) => {
    const call = world.calls.get(id)
    return call ? [pushRow(call, call.hasRecording ? recordingUrl(world.company.origin, id, undefined) : '')] : []
  })
  return fine({ total: world.failed.size, batchId, records })
}

export const removeFailed: YunkeHandler = ({ world, body }) => {
  for (const [id, batchId] of world.failed) if (batchId === body.batchId) world.failed.delete(id)
  return fine(true)
}

/** Calls of which only the name and the body are known: they take what they are given. */
export const accepted: YunkeHandler = ({ body }) => fine({ accepted: Array.isArray(body.list) ? body.list.length : 1 })
export const emptyPage: YunkeHandler = () => fine({ data: [], page: [], total: 0, totalPages: 0 })
