import type { DoctorCheck, DoctorWords } from './contract.ts'

/** What a check found; only a check that is not ok says what to do. */
export type Finding = Pick<DoctorCheck, 'state' | 'found' | 'errcode' | 'remedy'>

export interface Check {
  readonly id: string
  readonly name: DoctorWords
  /** May throw: whatever it throws is a failed check. */
  look(): Promise<Finding> | Finding
}

export const words = (zh: string, en: string): DoctorWords => ({ zh, en })

export const ok = (zh: string, en: string): Finding => ({ state: 'ok', found: { zh, en } })

export const warning = (found: DoctorWords, remedy: DoctorWords, errcode?: number): Finding => ({
  state: 'warning',
  found,
  remedy,
  ...(errcode !== undefined && { errcode }),
})

export const failed = (found: DoctorWords, remedy: DoctorWords, errcode?: number): Finding => ({
  ...warning(found, remedy, errcode),
  state: 'failed',
})
