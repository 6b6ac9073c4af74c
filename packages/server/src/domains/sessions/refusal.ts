import { AppError } from '../../platform/errors.ts'
import { sessionErrors } from './contract.ts'

const statusOf = (code: number) => (code === 40401 ? 404 : code === 40301 ? 403 : 400)

export const refusal = (code: keyof typeof sessionErrors, text?: string): AppError =>
  new AppError(code, statusOf(code), text ?? sessionErrors[code].zh)

/** People answer in the remote's own client. */
export const nativeText = '本账号由企业微信内接待，请在企业微信中回复'
