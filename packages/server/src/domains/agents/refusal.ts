import { AppError } from '../../platform/errors.ts'
import { agentErrors } from './contract.ts'

const statusOf: Record<keyof typeof agentErrors, number> = {
  1001: 401,
  1002: 403,
  1003: 403,
  1004: 404,
  1005: 500,
  1006: 400,
  1007: 500,
  1008: 400,
  1009: 500,
  1010: 500,
  1011: 409,
  1012: 403,
  1013: 429,
  1014: 409,
  1015: 409,
  42900: 429,
}

export const refusal = (code: keyof typeof agentErrors, data?: unknown, text?: string): AppError =>
  new AppError(code, statusOf[code], text ?? agentErrors[code].zh, data === undefined ? {} : { data })

/** What nobody foresaw answers by the code of what was to be done; the exception itself stays in the log. */
export async function failingAs<T>(code: 1005 | 1007 | 1009 | 1010, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError(code, 500, agentErrors[code].zh, { cause, exposed: true })
  }
}
