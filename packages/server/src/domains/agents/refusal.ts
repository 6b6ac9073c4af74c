import { AppError } from '../../platform/errors.ts'
import { agentErrors } from './contract.ts'

const statusOf: Record<keyof typeof agentErrors, number> = {
  1001: 401,
  1002: 403,
  1003: 403,
  1004: 404,
  1005: 500,
  1012: 403,
  42900: 429,
}

export const refusal = (code: keyof typeof agentErrors, data?: unknown, text?: string): AppError =>
  new AppError(code, statusOf[code], text ?? agentErrors[code].zh, data === undefined ? {} : { data })
