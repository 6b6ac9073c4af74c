import { AppError } from '../../platform/errors.ts'
import { reportErrors } from './contract.ts'

export const refusal = (code: keyof typeof reportErrors, text?: string): AppError =>
  new AppError(code, 400, text ?? reportErrors[code].zh)
