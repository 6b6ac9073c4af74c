import { AppError } from '../../../platform/errors.ts'
import { sessionErrors } from '../contract.ts'

const statusOf = (code: number) => (code === 40401 ? 404 : code === 40301 ? 403 : 400)

export const refusal = (code: keyof typeof sessionErrors, text?: string): AppError =>
  new AppError(code, statusOf(code), text ?? sessionErrors[code].zh)

/** Who may see it, and not do it. */
export const notPermitted = (text = '无权限'): AppError => new AppError(1002, 403, text)

/** One of others is the same as none. */
export const noTransfer = (): AppError => refusal(40401, '转接请求不存在')

/** People answer in the remote's own client. */
export const nativeText = '本账号在渠道自己的客户端内接待，请在那里回复'
