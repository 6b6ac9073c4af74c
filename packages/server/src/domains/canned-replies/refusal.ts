import { AppError } from '../../platform/errors.ts'
import { replyErrors } from './contract.ts'

const statusOf = { 40000: 400, 1002: 403, 40406: 404, 40904: 409 } as const

export const refusal = (code: keyof typeof replyErrors, text?: string): AppError =>
  new AppError(code, statusOf[code], text ?? replyErrors[code].zh)
