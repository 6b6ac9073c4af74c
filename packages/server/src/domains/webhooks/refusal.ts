import { AppError } from '../../platform/errors.ts'
import { webhookErrors } from './contract.ts'

/** The status is the first three digits of the code. */
export const refusal = (code: keyof typeof webhookErrors, text?: string): AppError =>
  new AppError(code, Math.floor(code / 100), text ?? webhookErrors[code].zh)
