import { type Contact, departmentOf, type Employee } from './people.ts'

/** One finished call. */
export interface Call {
  readonly id: string
  /** Of a call that was begun through the open API. */
  readonly callId: string
  readonly contact: Contact
  readonly employee: Employee
  readonly isIncoming: boolean
  readonly startedAt: number
  /** 0: nobody answered. */
  readonly talkSeconds: number
  readonly ringSeconds: number
  readonly hasRecording: boolean
}

/** As the list of the web client tells it. */
export const listRow = (call: Call, recordFile: string): object => ({
  id: call.id,
  callNumber: call.contact.phone,
  simPhone: call.employee.phone,
  incomingCall: call.isIncoming ? 1 : 0,
  callStatus: call.talkSeconds > 0 ? 2 : 0,
  startCallTime: beijing(call.startedAt),
  createdTime: beijing(endOf(call)),
  callSeconds: call.talkSeconds,
  callDuration: clock(call.talkSeconds),
  ringSecond: call.ringSeconds,
  userId: call.employee.id,
  userIdName: call.employee.name,
  departmentList: departmentOf(call.employee).name,
  planCustomerName: call.contact.name,
  planCustomerCompany: call.contact.company,
  progress: call.talkSeconds > 60 ? 2 : 1,
  recordFile,
  unknownColumn: null,
})

/** As a push and the queue of failed pushes tell it. */
export const pushRow = (call: Call, recordUrl: string): object => ({
  id: call.id,
  callId: call.callId,
  userId: call.employee.id,
  userPhone: call.employee.phone,
  simPhone: call.employee.phone,
  userName: call.employee.name,
  phone: call.contact.phone,
  customerName: call.contact.name,
  direction: call.isIncoming ? 1 : 0,
  through: call.talkSeconds > 0,
  createTime: beijing(call.startedAt),
  duration: call.talkSeconds,
  recordUrl,
  ...{ remark: '', remarkRecord: '', tipTypeString: '', statusName: '正常' },
})

const endOf = (call: Call): number => call.startedAt + (call.ringSeconds + call.talkSeconds) * 1_000

/** `YYYY-MM-DD HH:mm:ss` in Beijing. */
export const beijing = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

const clock = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(11, 19)
