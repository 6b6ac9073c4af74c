import type { DoctorCheck, DoctorReport, DoctorWords } from '@yingda/server/domains/doctor/contract'
import { arrayOf, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

const isWords = (value: unknown): value is DoctorWords =>
  isRecord(value) && typeof value.zh === 'string' && typeof value.en === 'string'

const isCheck = (value: unknown): value is DoctorCheck =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.state === 'string' &&
  isWords(value.name) &&
  isWords(value.found) &&
  (value.remedy === undefined || isWords(value.remedy))

const isReport = (value: unknown): value is DoctorReport =>
  isRecord(value) &&
  typeof value.state === 'string' &&
  typeof value.checked_at === 'string' &&
  arrayOf(isCheck)(value.checks)

export const doctorCalls = (http: Http) => ({
  report: async (): Promise<DoctorReport> => (await http({ method: 'GET', path: '/api/doctor', is: isReport })).data,
})
