import { AppError } from '../../platform/errors.ts'
import { crmErrors } from './contract.ts'
import { YunkeFault } from './yunke/fault.ts'

/** The status is the first three digits of the code. */
export const refusal = (code: keyof typeof crmErrors, text?: string, data?: unknown): AppError =>
  new AppError(code, Math.floor(code / 100), text ?? crmErrors[code].zh, {
    exposed: true,
    ...(data !== undefined && { data }),
  })

/** What Yunke did, for a caller: the kind decides, and Yunke's sentence explains. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof YunkeFault)) return error
  if (error.kind === 'password_error') return refusal(40911)
  const text = error.kind === 'unreachable' ? crmErrors[50200].zh : `云客拒绝了请求：${error.message}`
  return new AppError(50200, 502, text, { exposed: true, cause: error, data: { reason: error.kind } })
}
