import { AppError } from '../../platform/errors.ts'
import { fileErrors } from './contract.ts'

const statusOf = { 40000: 400, 40402: 404, 41300: 413 } as const

export const refusal = (code: keyof typeof fileErrors, text?: string): AppError =>
  new AppError(code, statusOf[code], text ?? fileErrors[code].zh)
