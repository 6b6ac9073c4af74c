import { AppError } from '../../platform/errors.ts'
import { sessionErrors } from '../sessions/contract.ts'
import { customerErrors } from './contract.ts'

/** The status is the first three digits of the code. */
export const refusal = (code: keyof typeof customerErrors, text?: string, data?: unknown): AppError =>
  new AppError(code, Math.floor(code / 100), text ?? customerErrors[code].zh, data === undefined ? {} : { data })

/** As every other call answers for a session that is not there. */
export const sessionRefusal = (): AppError => new AppError(40401, 404, sessionErrors[40401].zh)
