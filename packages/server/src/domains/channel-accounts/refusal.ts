import { AppError } from '../../platform/errors.ts'
import { channelAccountErrors } from './contract.ts'

const statusOf: Record<keyof typeof channelAccountErrors, number> = { 1004: 404, 40000: 400 }

export const refusal = (code: keyof typeof channelAccountErrors, text?: string): AppError =>
  new AppError(code, statusOf[code], text ?? channelAccountErrors[code].zh)
