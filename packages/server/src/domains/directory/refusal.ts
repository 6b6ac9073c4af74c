import { AppError } from '../../platform/errors.ts'
import { directoryErrors } from './contract.ts'

const statusOf: Record<keyof typeof directoryErrors, number> = { 1004: 404, 40900: 409 }

export const refusal = (code: keyof typeof directoryErrors, data?: unknown): AppError =>
  new AppError(code, statusOf[code], directoryErrors[code].zh, data === undefined ? {} : { data })
